// RUN: %check_tidy %s async-blocking-call %t -- -std=c++20 -I%inputs

// Which object a test or a wait is about: an element, another name, a future
// that was moved on, one that a helper has asked.

#include "task.h"
#include <future>
#include <utility>
#include <vector>

using namespace std::chrono_literals;
using std::future_status;
std::future<int> start();

own::task<int> elements(std::vector<std::future<int>> &All, unsigned I) {
  int Sum = 0;
  if (All[I].wait_for(0s) == future_status::ready)
    Sum += All[I].get();
  Sum += All[I + 1].get();
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::future::get' blocks
  if (All[0].wait_for(0s) == future_status::ready)
    Sum += All[1].get();
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'std::future::get' blocks
  co_return Sum;
}
own::task<int> next_element(std::vector<std::future<int>> &All, unsigned I) {
  if (All[I].wait_for(0s) != future_status::ready)
    co_return 0;
  ++I;
  co_return All[I].get();
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'std::future::get' blocks
}
own::task<int> of_array(std::future<int> (&All)[2]) {
  if (All[1].wait_for(0s) == future_status::ready)
    co_return All[1].get();
  co_return All[0].get();
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'std::future::get' blocks
}

own::task<int> one_more_name(std::vector<std::future<int>> All) {
  std::future<int> &First = All[0];
  if (First.wait_for(0s) == future_status::ready)
    co_return All[0].get();
  if (All[1].wait_for(0s) == future_status::ready) {
    auto &Second = All[1];
    co_return Second.get();
  }
  std::future<int> &Third = All[2];
  co_return Third.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'std::future::get' blocks
}
own::task<int> by_pointer(std::future<int> *One, std::future<int> *Two) {
  if (One->wait_for(0s) != future_status::ready)
    co_return 0;
  const int Sum = One->get();
  One = Two;
  co_return Sum + One->get();
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'std::future::get' blocks
}

own::task<int> moved_on(std::future<int> One, std::future<int> Two) {
  if (One.wait_for(0s) != future_status::ready)
    co_return 0;
  auto Ready = std::move(One);
  int Sum = Ready.get();
  auto Waiting = std::move(Two);
  Sum += Waiting.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'std::future::get' blocks
  co_return Sum;
}

static bool is_ready(const std::future<int> &Future) {
  return Future.wait_for(0s) == future_status::ready;
}
static bool is_pending(const std::future<int> &Future) {
  return Future.wait_for(0s) == future_status::timeout;
}
static bool is_shared(const std::future<int> &Future) { return Future.valid(); }
own::task<int> asked_by_function(std::future<int> One, std::future<int> Two,
                                 std::future<int> Three) {
  int Sum = 0;
  if (is_ready(One))
    Sum += One.get();
  if (is_ready(One))
    Sum += Two.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'std::future::get' blocks
  if (is_shared(Three))
    Sum += Three.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'std::future::get' blocks
  co_return Sum;
}
own::task<int> asked_for_the_contrary(std::future<int> One) {
  if (is_pending(One))
    co_return One.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'std::future::get' blocks
  co_return 0;
}

own::task<int> in_many_words(std::future<int> One, std::future<int> Two) {
  int Sum = 0;
  if (static_cast<bool>(is_ready(One)))
    Sum += One.get();
  if (is_ready(Two) == false)
    Sum += Two.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'std::future::get' blocks
  else
    Sum += Two.get();
  co_return Sum;
}

// A lambda that runs right there knows what is known there.
own::task<int> in_lambda(std::future<int> One, std::future<int> Two) {
  if (!is_ready(One))
    co_return 0;
  int Sum = [&] { return One.get(); }();
  Sum += [&] { return Two.get(); }();
  // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'std::future::get' blocks
  co_return Sum;
}
