// RUN: %check_tidy %s async-missing-co-await %t -- -std=c++20 -I%inputs -DFMT_HEADER_ONLY

// Tasks in the place of their results.

#include "task.h"
#include <any>
#include <fmt/format.h>
#include <iostream>
#include <sstream>
#include <variant>

// A task that says whether it holds a coroutine.
template <typename T> struct job {
  using promise_type = own::lazy_promise<job, T>;
  own::awaiter<T> operator co_await() const noexcept;
  operator bool() const;
};
struct number {
  using promise_type = own::lazy_promise<number, long>;
  own::awaiter<long> operator co_await() const noexcept;
  operator long() const;
};
using own::task;

job<int> check(int Id);
job<void> touch();
number count();
task<int> fetch(int Id);
void use(long);

task<void> conditions(bool Flag) {
  if (check(1))
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: the task returned by 'check' is tested in the place of its result: it is not awaited [async-missing-co-await]
    // CHECK-FIXES: if (co_await check(1))
    Flag = false;
  while (!check(2))
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: the task returned by 'check' is tested
    // CHECK-FIXES: while (!co_await check(2))
    Flag = false;
  Flag = Flag && check(3);
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: the task returned by 'check' is tested
  // CHECK-FIXES: Flag = Flag && co_await check(3);
  use(check(4) ? 1 : 2);
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: the task returned by 'check' is tested
  // CHECK-FIXES: use(co_await check(4) ? 1 : 2);
  // There is no value: no fix.
  if (touch())
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: the task returned by 'touch' is tested
    // CHECK-FIXES: if (touch())
    Flag = false;
  use(count() + 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: the task returned by 'count' is converted to 'long' in the place of its result
  // CHECK-FIXES: use(co_await count() + 1);
  co_return;
}

bool plain() {
  return check(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the task returned by 'check' is tested
  // CHECK-FIXES: return check(1);
}

// Operators that take anything.
template <typename T> bool operator==(const T &, int);
template <typename T> int operator*(T &&, int);
struct logger {};
template <typename T> logger &operator<<(logger &, const T &);

task<void> operators(logger &Log) {
  if (fetch(1) == 1)
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: the task returned by 'fetch' is an operand of '==' in the place of its result
    // CHECK-FIXES: if (co_await fetch(1) == 1)
    use(1);
  use(fetch(2) * 2);
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: the task returned by 'fetch' is an operand of '*'
  // CHECK-FIXES: use(co_await fetch(2) * 2);
  Log << fetch(3);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the task returned by 'fetch' is written to a stream
  // CHECK-FIXES: Log << co_await fetch(3);
  std::cout << check(4);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the task returned by 'check' is tested
  // CHECK-FIXES: std::cout << co_await check(4);
  auto Answer = fetch(5);
  if (Answer == 1)
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: the task in 'Answer' is an operand of '=='
    // CHECK-FIXES: if (co_await Answer == 1)
    use(1);
  co_return;
}

template <> struct fmt::formatter<task<int>> {
  constexpr auto parse(fmt::format_parse_context &Context) { return Context.begin(); }
  auto format(const task<int> &, fmt::format_context &Context) const { return Context.out(); }
};
task<void> texts() {
  std::string Text = fmt::format("{}", fetch(1));
  // CHECK-MESSAGES: :[[@LINE-1]]:40: warning: the task returned by 'fetch' is made into text
  // CHECK-FIXES: std::string Text = fmt::format("{}", co_await fetch(1));
  auto Answer = fetch(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Answer' holds the task returned by 'fetch' and is never awaited
  Text = fmt::format("{}", Answer);
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: the task in 'Answer' is made into text
  // CHECK-FIXES: Text = fmt::format("{}", co_await Answer);
  co_return;
}

// The result is whatever is given.
task<std::any> wrapped() {
  co_return fetch(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: the task returned by 'fetch' is returned in the place of its result
  // CHECK-FIXES: co_return co_await fetch(1);
}
struct any_task {
  struct promise_type : own::lazy_start {
    any_task get_return_object();
    template <typename T> void return_value(T &&);
  };
  own::awaiter<int> operator co_await() const noexcept;
};
any_task generic(bool Flag) {
  if (Flag)
    co_return 1;
  co_return fetch(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: the task returned by 'fetch' is returned
  // CHECK-FIXES: co_return co_await fetch(1);
}
