// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <coroutine>

namespace cppcoro {

template <typename T> class shared_task;

namespace detail {
template <typename T> struct shared_task_promise {
  shared_task<T> get_return_object() noexcept;
  std::suspend_always initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void unhandled_exception() noexcept;
  void return_value(T Value);
};
} // namespace detail

template <typename T = void> class [[nodiscard]] shared_task {
public:
  using promise_type = detail::shared_task_promise<T>;
  struct awaiter {
    bool await_ready() const noexcept { return false; }
    bool await_suspend(std::coroutine_handle<>) noexcept;
    const T &await_resume();
  };
  auto operator co_await() const noexcept { return awaiter{}; }
};

} // namespace cppcoro
