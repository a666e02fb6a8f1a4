// RUN: %check_tidy %s async-detached-exception %t -- -std=c++20 -I%inputs/lib/libcoro \
// RUN:   -I%inputs/lib/async-simple -I%inputs/lib/folly -I%inputs/lib/cppcoro -I%inputs/lib/concurrencpp

// Calls of several libraries that let a task run on its own.

#include <async_simple/coro/Lazy.h>
#include <coro/coro.hpp>
#include <cppcoro/async_scope.hpp>
#include <cppcoro/task.hpp>
#include <folly/coro/AsyncScope.h>
#include <folly/coro/Task.h>
#include <stdexcept>

coro::task<void> bad_work() {
  throw std::runtime_error("bad");
  co_return;
}
coro::task<void> good_work() {
  try {
    co_await bad_work();
  } catch (...) {
  }
}
void libcoro(coro::thread_pool &Pool) {
  Pool.spawn_detached(bad_work());
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: an exception that leaves 'bad_work' is swallowed without a word: 'coro::thread_pool::spawn_detached' takes none
  // CHECK-MESSAGES: note: an exception is thrown here
  Pool.spawn_detached(good_work());
}

async_simple::coro::Lazy<int> bad_lazy() {
  throw std::runtime_error("bad");
  co_return 1;
}
void async_simple_start() {
  bad_lazy().start([](auto &&) {});
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: an exception that leaves 'bad_lazy' is lost with the Try: the handler given to 'async_simple::coro::Lazy::start' does not look at it
  // CHECK-MESSAGES: note: an exception is thrown here
  bad_lazy().start([](async_simple::Try<int> &&Result) { Result.value(); });
}

cppcoro::task<> bad_task() {
  throw std::runtime_error("bad");
  co_return;
}
void scope(cppcoro::async_scope &Scope) {
  Scope.spawn(bad_task());
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: an exception that leaves 'bad_task' ends the program: 'cppcoro::async_scope::spawn' takes none
  // CHECK-MESSAGES: note: an exception is thrown here
}

folly::coro::Task<void> bad_folly() {
  throw std::runtime_error("bad");
  co_return;
}
void folly_scope(folly::coro::AsyncScope &Scope) {
  Scope.add(bad_folly());
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: an exception that leaves {{.*}} ends debug builds and is only logged in others: 'folly::coro::AsyncScope::add' takes none
  // CHECK-MESSAGES: note: an exception is thrown here
}
