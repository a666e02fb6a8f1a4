// RUN: %check_tidy %s async-ignored-error %t -- -std=c++23 -I%inputs -isystem %inputs/lib/folly -isystem %inputs/lib/async-simple -isystem %inputs/lib/cppcoro

// Results that may be errors, and results of joins.

#include "task.h"
#include <async_simple/coro/Collect.h>
#include <cppcoro/task.hpp>
#include <cppcoro/when_all_ready.hpp>
#include <expected>
#include <folly/coro/Collect.h>
#include <folly/coro/Task.h>
#include <system_error>
#include <vector>

using result = std::expected<int, std::error_code>;
own::task<result> get(int);
own::task<std::pair<std::error_code, int>> both();
own::task<std::vector<result>> all();
own::task<std::exception_ptr> outcome();
own::task<> other();
bool flag();
void use(int);

own::task<> thrown_away() {
  co_await get(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of 'get' is thrown away, and with it the error that it may be: a failure goes by unnoticed
  for (int I = 0; I < 3; ++I)
    co_await get(I), co_await other();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the result of 'get' is thrown away, and with it the error that it may be: a failure goes by unnoticed
  flag() ? co_await get(1) : co_await get(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: the result of 'get' is thrown away, and with it the error that it may be: a failure goes by unnoticed
  // CHECK-MESSAGES: :[[@LINE-2]]:30: warning: the result of 'get' is thrown away, and with it the error that it may be: a failure goes by unnoticed
  co_await outcome();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of 'outcome' is thrown away, and with it the error that it may be: a failure goes by unnoticed
  co_await all();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody looks at the results of 'all': which of them have failed, and why, is lost
}

own::task<> never_named() {
  auto First = co_await get(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'First' has the error of 'get', and nothing looks at it: a failure goes by unnoticed
  const auto &Second = co_await get(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'Second' has the error of 'get', and nothing looks at it: a failure goes by unnoticed
  if (auto Third = co_await outcome(); flag())
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'Third' has the error of 'outcome', and nothing looks at it: a failure goes by unnoticed
    co_await other();
}

own::task<> one_part() {
  use((co_await both()).second);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: of the result of 'both' all but the error is taken: a failure goes by unnoticed
  auto Pair = co_await both();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Pair' has the error of 'both', and nothing looks at it: a failure goes by unnoticed
  use(Pair.second);
  auto All = co_await all();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'All' has the error of 'all', and nothing looks at it: a failure goes by unnoticed
  use(static_cast<int>(All.size()));
}

own::task<> on_some_paths() {
  result Status = co_await get(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'Status' has the error of 'get', and is looked at on some paths only: on others the coroutine goes on without
  // CHECK-MESSAGES: :[[@LINE+5]]:3: note: it goes on here
  if (flag()) {
    if (!Status)
      co_return;
  }
  co_await other();
}

folly::coro::Task<int> fetch();
folly::coro::Task<> tried() {
  co_await folly::coro::co_awaitTry(fetch());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the result of 'folly::coro::co_awaitTry' is thrown away, and with it the error that it may be: a failure goes by unnoticed
  auto [A, B] = co_await folly::coro::collectAllTry(fetch(), fetch());
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'B' has the error of 'folly::coro::collectAllTry', and nothing looks at it: a failure goes by unnoticed
  use(A.value());
  co_await folly::coro::collectAllTry(fetch(), fetch());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody looks at the results of 'folly::coro::collectAllTry': which of them have failed, and why, is lost
}

async_simple::coro::Lazy<> collected(std::vector<async_simple::coro::Lazy<int>> Tasks) {
  co_await async_simple::coro::collectAll(std::move(Tasks));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody looks at the results of 'async_simple::coro::collectAll': which of them have failed, and why, is lost
}

cppcoro::task<> joined(std::vector<cppcoro::task<int>> Tasks) {
  co_await cppcoro::when_all_ready(std::move(Tasks));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody looks at the results of 'cppcoro::when_all_ready': which of them have failed, and why, is lost
}
