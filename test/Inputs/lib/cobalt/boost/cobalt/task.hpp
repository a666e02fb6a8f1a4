// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "boost/cobalt/this_coro.hpp"

namespace boost::cobalt {

template <typename Return> struct task;

namespace detail {
struct initial_awaitable {
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<>) noexcept;
  void await_resume() noexcept {}
};
template <typename Return> struct task_promise : promise_await_base {
  task<Return> get_return_object();
  initial_awaitable initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void return_value(Return);
};
template <> struct task_promise<void> : promise_await_base {
  task<void> get_return_object();
  initial_awaitable initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void return_void() {}
};
} // namespace detail

template <typename Return> struct [[nodiscard]] task {
  using promise_type = detail::task_promise<Return>;
  task(task &&) noexcept;
  ~task();
  auto operator co_await() { return detail::value_awaitable<Return>{}; }
};

} // namespace boost::cobalt
