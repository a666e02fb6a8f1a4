// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <coroutine>

namespace coro {

template <typename T> class generator;

namespace detail {
template <typename T> class generator_promise {
public:
  auto get_return_object() noexcept -> generator<T>;
  auto initial_suspend() const { return std::suspend_always{}; }
  auto final_suspend() const noexcept { return std::suspend_always{}; }
  auto yield_value(const T &) noexcept { return std::suspend_always{}; }
  auto unhandled_exception() -> void;
  auto return_void() noexcept -> void;
  template <typename U> auto await_transform(U &&) -> std::suspend_never = delete;
};
} // namespace detail

template <typename T> class generator {
public:
  using promise_type = detail::generator_promise<T>;
  auto begin() -> T *;
  auto end() noexcept -> T *;
};

} // namespace coro
