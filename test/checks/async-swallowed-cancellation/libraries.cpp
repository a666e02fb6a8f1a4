// RUN: %check_tidy %s async-swallowed-cancellation %t -- -std=c++20 -isystem %inputs/lib/folly -isystem %inputs/lib/cppcoro -isystem %inputs/lib/seastar

// Where only what is asked for it is cancelled, a coroutine that goes on works
// on, in a loop or not.

#include <cppcoro/cancellation_token.hpp>
#include <cppcoro/task.hpp>
#include <folly/CancellationToken.h>
#include <folly/OperationCancelled.h>
#include <folly/coro/Sleep.h>
#include <folly/coro/Task.h>
#include <iostream>
#include <optional>
#include <seastar/core/condition-variable.hh>
#include <seastar/core/coroutine.hh>
#include <seastar/core/gate.hh>
#include <seastar/core/sleep.hh>
#include <vector>

template <typename T = void> using Task = folly::coro::Task<T>;
Task<> fetch(int Page);
Task<int> read();
Task<> save(int Value);

Task<> goes_on() {
  try {
    co_await fetch(1);
  } catch (const std::exception &Error) {
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'folly::OperationCancelled' is caught here, and the coroutine goes on: whoever has cancelled it waits for its end in vain
  // CHECK-MESSAGES: :[[@LINE-3]]:5: note: cancelled here
  // CHECK-MESSAGES: :[[@LINE+4]]:3: note: and awaits again here
  // CHECK-MESSAGES: :[[@LINE-4]]:5: note: cancellation is let out
    std::cerr << Error.what();
  }
  co_await save(1);
}

Task<> polls() {
  while (true) {
    try {
      co_await fetch(1);
    } catch (...) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'folly::OperationCancelled' is caught here, and the loop goes on: the coroutine cannot be cancelled any more
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: cancelled here
    // CHECK-MESSAGES: :[[@LINE+4]]:5: note: and awaits again here
    // CHECK-MESSAGES: :[[@LINE-4]]:7: note: cancellation is let out
      std::cerr << "failed\n";
    }
    co_await folly::coro::sleep(std::chrono::seconds(1));
  }
}

Task<> named() {
  for (;;) {
    try {
      co_await fetch(1);
    } catch (const folly::OperationCancelled &) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'folly::OperationCancelled' is caught here, and the loop goes on: the coroutine cannot be cancelled any more
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: cancelled here
    }
  }
}

// An attempt is not what was cancelled.
Task<> tries_again() {
  for (int Attempt = 0; Attempt < 3; ++Attempt) {
    try {
      co_await fetch(1);
      co_return;
    } catch (const std::exception &Error) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'folly::OperationCancelled' is caught here, and the loop goes on: the coroutine cannot be cancelled any more
    // CHECK-MESSAGES: :[[@LINE-4]]:7: note: cancelled here
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: cancellation is let out
      std::cerr << Error.what();
    }
  }
}
Task<> until_it_works() {
  bool Done = false;
  while (!Done) {
    try {
      co_await fetch(1);
      Done = true;
    } catch (const std::exception &Error) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'folly::OperationCancelled' is caught here, and the loop goes on: the coroutine cannot be cancelled any more
    // CHECK-MESSAGES: :[[@LINE-4]]:7: note: cancelled here
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: cancellation is let out
      std::cerr << Error.what();
    }
  }
}
Task<> until_there_is_one() {
  std::optional<int> Value;
  while (!Value) {
    try {
      Value = co_await read();
    } catch (const std::exception &Error) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'folly::OperationCancelled' is caught here, and the loop goes on: the coroutine cannot be cancelled any more
    // CHECK-MESSAGES: :[[@LINE-3]]:15: note: cancelled here
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: cancellation is let out
      std::cerr << Error.what();
    }
  }
  co_await save(*Value);
}
Task<> one_by_one(const std::vector<int> &Pages) {
  for (int Page : Pages) {
    try {
      co_await fetch(Page);
    } catch (const std::exception &) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'folly::OperationCancelled' is caught here, and the loop goes on: the coroutine cannot be cancelled any more
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: cancelled here
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: cancellation is let out
    }
  }
}

// The inner handler lets it out, the outer one does not.
Task<> lets_out() {
  for (;;) {
    try {
      try {
        co_await fetch(1);
      } catch (...) {
        std::cerr << "failed\n";
        throw;
      }
    } catch (const std::exception &Error) {
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'folly::OperationCancelled' is caught here, and the loop goes on: the coroutine cannot be cancelled any more
      // CHECK-MESSAGES: :[[@LINE-7]]:9: note: cancelled here
      // CHECK-MESSAGES: :[[@LINE-3]]:7: note: cancellation is let out
      std::cerr << Error.what();
    }
  }
}

cppcoro::task<> load(cppcoro::cancellation_token Token);
cppcoro::task<> store();

cppcoro::task<> given_a_token(cppcoro::cancellation_token Token) {
  for (;;) {
    try {
      co_await load(Token);
    } catch (const std::exception &Error) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'cppcoro::operation_cancelled' is caught here, and the loop goes on: the coroutine cannot be cancelled any more
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: cancelled here
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: cancellation is let out
      std::cerr << Error.what();
    }
  }
}
cppcoro::task<> takes_its_name(cppcoro::cancellation_token Token) {
  try {
    co_await load(Token);
  } catch (const cppcoro::operation_cancelled &) {
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'cppcoro::operation_cancelled' is caught here, and the coroutine goes on: whoever has cancelled it waits for its end in vain
  // CHECK-MESSAGES: :[[@LINE-3]]:5: note: cancelled here
  // CHECK-MESSAGES: :[[@LINE+3]]:3: note: and awaits again here
    std::cerr << "cancelled\n";
  }
  co_await store();
}

seastar::future<> flush();

seastar::future<> sleeps(seastar::abort_source &Source) {
  while (true) {
    co_await flush();
    try {
      co_await seastar::sleep_abortable(std::chrono::seconds(1), Source);
    } catch (...) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'seastar::sleep_aborted' is caught here, and the loop goes on: the coroutine cannot be cancelled any more
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: cancelled here
    // CHECK-MESSAGES: :[[@LINE-6]]:5: note: and awaits again here
    // CHECK-MESSAGES: :[[@LINE-4]]:7: note: cancellation is let out
    }
  }
}
seastar::future<> closes() {
  while (true) {
    try {
      co_await flush();
    } catch (const seastar::gate_closed_exception &) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'seastar::gate_closed_exception' is caught here, and the loop goes on: the coroutine cannot be cancelled any more
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: cancelled here
    }
  }
}
seastar::future<> waits(seastar::condition_variable &Changed) {
  while (true) {
    try {
      co_await Changed.wait();
    } catch (const std::exception &Error) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'seastar::broken_condition_variable' is caught here, and the loop goes on: the coroutine cannot be cancelled any more
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: cancelled here
    // CHECK-MESSAGES: :[[@LINE+4]]:5: note: and awaits again here
    // CHECK-MESSAGES: :[[@LINE-4]]:7: note: cancellation is let out
      std::cerr << Error.what();
    }
    co_await flush();
  }
}
