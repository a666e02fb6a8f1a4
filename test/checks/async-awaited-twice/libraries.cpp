// RUN: %check_tidy %s async-awaited-twice %t -- -std=c++20 -isystem %inputs/lib/async-simple -isystem %inputs/lib/concurrencpp -isystem %inputs/lib/cppcoro -isystem %inputs/lib/folly -isystem %inputs/lib/seastar

// What awaits of libraries take.

#include <async_simple/coro/Lazy.h>
#include <boost/asio.hpp>
#include <concurrencpp/results/lazy_result.h>
#include <concurrencpp/results/result.h>
#include <concurrencpp/results/shared_result.h>
#include <cppcoro/task.hpp>
#include <folly/coro/Task.h>
#include <seastar/core/coroutine.hh>

namespace asio = boost::asio;

void use(int);
bool flag();

asio::awaitable<int> compute();
asio::awaitable<void> run();
asio::awaitable<void> of_asio() {
  auto Task = compute();
  use(co_await std::move(Task));
  use(co_await std::move(Task));
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'Task' is awaited here, and has nothing left: 'co_await' has taken what it held before
  // CHECK-MESSAGES: :[[@LINE-3]]:26: note: it is taken here
}
void spawns(asio::io_context &Context) {
  auto Task = run();
  asio::co_spawn(Context, std::move(Task), asio::detached);
  asio::co_spawn(Context, std::move(Task), asio::detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:37: warning: 'Task' is given away here, and has nothing left: 'boost::asio::co_spawn' has taken what it held before
  // CHECK-MESSAGES: :[[@LINE-3]]:37: note: it is taken here
}
asio::awaitable<void> operations(asio::steady_timer Timer) {
  for (;;)
    co_await Timer.async_wait(asio::use_awaitable);
}

folly::coro::Task<int> fetch();
void of_folly() {
  auto Task = fetch();
  auto First = std::move(Task).semi();
  auto Second = std::move(Task).semi();
  // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'Task' is used here, and has nothing left: 'folly::coro::Task::semi' has taken what it held before
  // CHECK-MESSAGES: :[[@LINE-3]]:26: note: it is taken here
  use(std::move(First).get());
  use(std::move(First).get());
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'First' is used here, and has nothing left: 'folly::SemiFuture::get' has taken what it held before
  // CHECK-MESSAGES: :[[@LINE-3]]:17: note: it is taken here
}

seastar::future<int> get();
seastar::future<int> of_seastar() {
  auto Future = get();
  const int First = co_await std::move(Future);
  co_return First + co_await std::move(Future);
  // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: 'Future' is awaited here, and has nothing left: 'co_await' has taken what it held before
  // CHECK-MESSAGES: :[[@LINE-3]]:40: note: it is taken here
}

// These are empty behind an await, moved or not.
concurrencpp::result<int> start();
concurrencpp::lazy_result<int> lazy();
concurrencpp::result<int> of_concurrencpp() {
  auto Result = start();
  int Sum = co_await Result;
  Sum += co_await Result;
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'Result' is awaited here, and has nothing left: 'co_await' has taken what it held before
  // CHECK-MESSAGES: :[[@LINE-3]]:22: note: it is taken here
  auto Lazy = lazy();
  while (flag())
    Sum += co_await Lazy;
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'Lazy' is awaited in each round of the loop, and has nothing left after the first one
  auto Third = start();
  Sum += Third.get();
  co_return Sum + Third.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'Third' is used here, and has nothing left: 'concurrencpp::result::get' has taken what it held before
  // CHECK-MESSAGES: :[[@LINE-3]]:10: note: it is taken here
}
async_simple::coro::Lazy<int> later();
async_simple::coro::Lazy<int> of_async_simple() {
  auto Lazy = later();
  const int First = co_await Lazy;
  co_return First + co_await Lazy;
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'Lazy' is awaited here, and has nothing left: 'co_await' has taken what it held before
  // CHECK-MESSAGES: :[[@LINE-3]]:30: note: it is taken here
}
concurrencpp::result<int> shared(concurrencpp::shared_result<int> Result) {
  auto Next = start();
  int Sum = co_await Next;
  Next = start();
  Sum += co_await Next;
  Sum += co_await Result;
  co_return Sum + co_await Result;
}

// These stay.
cppcoro::task<int> kept();
cppcoro::task<int> of_cppcoro() {
  auto Task = kept();
  const int First = co_await Task;
  co_return First + co_await Task;
}
