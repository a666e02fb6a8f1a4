// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <coroutine>
#include <utility>

namespace coro {

template <typename return_type = void> class task;

namespace detail {
struct promise_base {
  auto initial_suspend() noexcept { return std::suspend_always{}; }
  auto final_suspend() noexcept { return std::suspend_always{}; }
};
template <typename return_type> struct promise final : promise_base {
  auto get_return_object() noexcept -> task<return_type>;
  auto return_value(return_type) -> void;
  auto unhandled_exception() noexcept -> void;
};
template <> struct promise<void> : promise_base {
  auto get_return_object() noexcept -> task<void>;
  auto return_void() noexcept -> void;
  auto unhandled_exception() noexcept -> void;
};
} // namespace detail

template <typename return_type> class [[nodiscard]] task {
public:
  using promise_type = detail::promise<return_type>;
  task() noexcept;
  task(task &&) noexcept;
  auto operator=(task &&) noexcept -> task &;
  ~task();

  struct awaitable {
    auto await_ready() const noexcept -> bool { return false; }
    auto await_suspend(std::coroutine_handle<>) noexcept -> void;
    auto await_resume() -> return_type;
  };
  auto operator co_await() const & noexcept { return awaitable{}; }
  auto operator co_await() const && noexcept { return awaitable{}; }
  auto resume() -> bool;
};

} // namespace coro
