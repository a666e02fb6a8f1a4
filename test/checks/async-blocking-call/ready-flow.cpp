// RUN: %check_tidy %s async-blocking-call %t -- -std=c++20 -I%inputs -isystem %inputs/lib/seastar

// A future that is known to be ready does not wait: from a wait, a test or an
// await of that very object on, on every way, and until it is another one.

#include "task.h"
#include <future>
#include <seastar/core/coroutine.hh>
#include <seastar/core/future.hh>
#include <seastar/core/sleep.hh>
#include <tuple>
#include <utility>
#include <vector>

using namespace std::chrono_literals;
using std::future_status;
own::task<void> again();
std::future<int> start();
seastar::future<int> fetch(int Key);
seastar::future<std::tuple<seastar::future<int>, seastar::future<int>>> both();
void look(const seastar::future<int> &Future);
void replace(seastar::future<int> &Future);

own::task<int> asked_for_nothing(std::future<int> Result) {
  // What it says is not looked at.
  Result.wait_for(0s);
  co_return Result.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'std::future::get' blocks
}

own::task<int> on_one_way_only(std::future<int> Result, bool Flag) {
  if (Flag)
    Result.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'std::future::wait' blocks
  co_return Result.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'std::future::get' blocks
}

own::task<int> early_return(std::future<int> Result) {
  if (Result.wait_for(0s) != future_status::ready)
    co_return 0;
  co_return Result.get();
}

own::task<int> polled(std::future<int> Result) {
  while (Result.wait_for(0s) != future_status::ready)
    co_await again();
  co_return Result.get();
}

own::task<int> by_case(std::future<int> Result) {
  switch (Result.wait_for(0s)) {
  case future_status::ready:
    co_return Result.get();
  case future_status::timeout:
    co_return Result.get();
    // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'std::future::get' blocks
  default:
    co_return 0;
  }
}

own::task<int> kept_answer(std::future<int> Result) {
  const bool Done = Result.wait_for(0s) == future_status::ready;
  co_return Done ? Result.get() : 0;
}

own::task<int> another_one(std::future<int> Result, std::future<int> Other) {
  if (Result.wait_for(0s) != future_status::ready)
    co_return 0;
  std::swap(Result, Other);
  co_return Result.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'std::future::get' blocks
}

own::task<int> started_anew(std::future<int> Result) {
  if (Result.wait_for(0s) != future_status::ready)
    co_return 0;
  int Sum = Result.get();
  Result = start();
  Sum += Result.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'std::future::get' blocks
  co_return Sum;
}

own::task<int> in_a_loop(int Count) {
  int Sum = 0;
  for (int I = 0; I != Count; ++I) {
    std::future<int> Result = start();
    if (I > 0 && Result.wait_for(0s) == future_status::ready)
      Sum += Result.get();
    Sum += Result.get();
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'std::future::get' blocks
  }
  co_return Sum;
}

// Answers that are kept.
own::task<int> kept_status(std::future<int> Result) {
  const auto Status = Result.wait_for(0s);
  if (Status != future_status::ready)
    co_return 0;
  co_return Result.get();
}

own::task<int> kept_in_switch(std::future<int> Result) {
  switch (auto Status = Result.wait_for(0s); Status) {
  case future_status::timeout:
  case future_status::deferred:
    co_return 0;
  default:
    co_return Result.get();
  }
}

own::task<int> asked_again(std::future<int> Result, bool Flag) {
  bool Done = false;
  while (!Done) {
    Done = Result.wait_for(0s) == future_status::ready;
    co_await again();
  }
  int Sum = Result.get();
  bool Other = false;
  Result = start();
  Other = Result.wait_for(0s) == future_status::ready;
  Other = Flag;
  if (Other)
    Sum += Result.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'std::future::get' blocks
  co_return Sum;
}

own::task<int> begins_as_itself(std::future<int> Result) {
  bool Done = Done;
  const future_status Status = Status;
  if (Done || Result.wait_for(0s) == Status)
    co_return Result.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'std::future::get' blocks
  co_return 0;
}

own::task<int> not_deferred(std::future<int> Result) {
  if (Result.wait_for(0s) == future_status::deferred)
    co_return 0;
  co_return Result.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'std::future::get' blocks
}

// A handler finds what the code that it guards has left.
int parse();
own::task<int> in_handler(std::future<int> Result) {
  try {
    co_return parse();
  } catch (...) {
  }
  co_return Result.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'std::future::get' blocks
}

own::task<int> guarded(std::future<int> Result) {
  while (Result.wait_for(0s) != future_status::ready)
    co_await again();
  try {
    co_return parse() + Result.get();
  } catch (...) {
    co_return Result.get();
  }
}

// Named in an await that does not wait for it.
own::task<void> report(bool);
own::task<int> only_named(std::future<int> Result) {
  co_await report(Result.valid());
  co_return Result.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'std::future::get' blocks
}

// Tests that give true.
seastar::future<int> available(seastar::future<int> Future) {
  if (Future.available())
    co_return Future.get();
  co_return Future.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'seastar::future::get' runs an event loop
}

seastar::future<int> failed(seastar::future<int> Future) {
  if (Future.failed())
    co_return Future.get();
  co_return 0;
}

seastar::future<int> chosen(seastar::future<int> Future) {
  co_return Future.available() ? Future.get() : co_await std::move(Future);
}

seastar::future<int> not_yet(seastar::future<int> Future) {
  if (!Future.available())
    co_return Future.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'seastar::future::get' runs an event loop
  look(Future);
  co_return std::move(Future).get();
}

seastar::future<int> given_away(seastar::future<int> Future) {
  if (!Future.available())
    co_return 0;
  replace(Future);
  co_return Future.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'seastar::future::get' runs an event loop
}

// Made ready, or awaited.
seastar::future<int> made() {
  co_return seastar::make_ready_future<int>(1).get();
}

seastar::future<int> kept() {
  auto Future = seastar::make_ready_future<int>(1);
  co_return Future.get();
}

seastar::future<int> joined() {
  auto Results = co_await both();
  auto &[First, Second] = Results;
  int Sum = First.get() + Second.get() + std::get<0>(Results).get();
  auto [Third, Fourth] = co_await both();
  Sum += Third.get() + Fourth.get();
  auto Later = fetch(5);
  co_return Sum + Later.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: 'seastar::future::get' runs an event loop
}

own::task<std::vector<seastar::future<int>>> finished();
std::vector<seastar::future<int>> running();

own::task<int> elements() {
  int Sum = 0;
  for (auto &Future : co_await finished())
    Sum += Future.get();
  auto Kept = co_await finished();
  for (auto &Future : Kept)
    Sum += Future.get();
  Sum += Kept[0].get() + Kept.front().get();
  auto Others = running();
  for (auto &Future : Others)
    Sum += Future.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'seastar::future::get' runs an event loop
  co_return Sum + Others[0].get();
  // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: 'seastar::future::get' runs an event loop
}

// One object's member says nothing of another one's.
struct pending {
  seastar::future<int> Result;
};
seastar::future<int> of_members(pending &First, pending &Second) {
  co_await std::move(First.Result);
  int Sum = First.Result.get();
  Sum += Second.Result.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'seastar::future::get' runs an event loop
  if (Second.Result.available())
    Sum += Second.Result.get() + First.Result.get();
  co_return Sum;
}

// Handed to a callable when it is there.
seastar::future<> handed(seastar::future<int> Other) {
  co_await fetch(1).then_wrapped(
      [](seastar::future<int> Future) -> seastar::future<> {
        co_await seastar::sleep(1s);
        Future.get();
      });
  co_await fetch(2).then_wrapped([&](seastar::future<int>) -> seastar::future<> {
    co_await seastar::sleep(1s);
    Other.get();
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'seastar::future::get' runs an event loop
  });
}
// A join gives futures that are there to what continues behind it.
seastar::future<> continued() {
  return both().then([](std::tuple<seastar::future<int>, seastar::future<int>> Results) {
    std::get<0>(Results).get();
    auto Later = fetch(7);
    Later.get();
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'seastar::future::get' runs an event loop
    return seastar::make_ready_future<>();
  });
}
