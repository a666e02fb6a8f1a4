// RUN: %check_tidy %s async-swallowed-cancellation %t --unsafe -- -std=c++20 -isystem %inputs/lib/folly

// Cancellation is let out, by a handler in front of the other or by its code.

#include <boost/asio.hpp>
#include <folly/OperationCancelled.h>
#include <folly/coro/Task.h>
#include <iostream>

folly::coro::Task<> fetch();

folly::coro::Task<> by_a_handler() {
  for (;;) {
    try {
      co_await fetch();
    } catch (const std::exception &Error) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'folly::OperationCancelled' is caught here, and the loop goes on: the coroutine cannot be cancelled any more
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: cancelled here
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: cancellation is let out
      std::cerr << Error.what();
    }
  }
}
// CHECK-FIXES: {{^}}    } catch (const folly::OperationCancelled &) { throw; } catch (const std::exception &Error) {

boost::asio::awaitable<void> serve();

boost::asio::awaitable<void> by_its_code() {
  for (;;) {
    try {
      co_await serve();
    } catch (const boost::system::system_error &Error) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'boost::asio::error::operation_aborted' is caught here, and the loop goes on: the coroutine cannot be cancelled any more
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: cancelled here
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: cancellation is let out
    // CHECK-MESSAGES: if (Error.code() == boost::asio::error::operation_aborted) throw;
      std::cerr << Error.what();
    }
  }
}
// CHECK-FIXES: {{^}}    } catch (const boost::system::system_error &Error) { if (Error.code() == boost::asio::error::operation_aborted) throw;

// Nothing is offered where there is no name to ask, or in a macro.
boost::asio::awaitable<void> takes_all() {
  for (;;) {
    try {
      co_await serve();
    } catch (...) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'boost::asio::error::operation_aborted' is caught here, and the loop goes on: the coroutine cannot be cancelled any more
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: cancelled here
      std::cerr << "failed";
    }
  }
}
// CHECK-FIXES: {{^}}    } catch (...) {
#define LOGGED(CODE)                                                           \
  try {                                                                        \
    CODE;                                                                      \
  } catch (const std::exception &Error) {                                      \
    std::cerr << Error.what();                                                 \
  }
folly::coro::Task<> in_a_macro() {
  for (;;) {
    LOGGED(co_await fetch())
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'folly::OperationCancelled' is caught here, and the loop goes on: the coroutine cannot be cancelled any more
    // CHECK-MESSAGES: :[[@LINE-7]]:5: note: expanded from macro 'LOGGED'
    // CHECK-MESSAGES: :[[@LINE-3]]:12: note: cancelled here
  }
}
