// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <coroutine>
#include <exception>
#include <utility>

namespace cppcoro {

template <typename T> class task;

namespace detail {
struct task_promise_base {
  std::suspend_always initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void unhandled_exception() noexcept;
};
template <typename T> struct task_promise : task_promise_base {
  task<T> get_return_object() noexcept;
  void return_value(T Value);
};
template <> struct task_promise<void> : task_promise_base {
  task<void> get_return_object() noexcept;
  void return_void() noexcept;
};
} // namespace detail

template <typename T = void> class [[nodiscard]] task {
public:
  using promise_type = detail::task_promise<T>;
  task() noexcept;
  task(task &&Other) noexcept;
  task &operator=(task &&Other) noexcept;
  ~task();

  struct awaiter {
    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<>) noexcept;
    T await_resume();
  };
  auto operator co_await() const & noexcept { return awaiter{}; }
  auto operator co_await() const && noexcept { return awaiter{}; }
};

} // namespace cppcoro
