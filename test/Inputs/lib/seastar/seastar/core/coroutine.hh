// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "seastar/core/future.hh"
#include <coroutine>

namespace seastar {

namespace internal {

template <typename T = void> class coroutine_traits_base {
public:
  class promise_type final {
  public:
    future<T> get_return_object() noexcept;
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void unhandled_exception() noexcept;
    void return_value(T Value) noexcept;
  };
};
template <> class coroutine_traits_base<> {
public:
  class promise_type final {
  public:
    future<> get_return_object() noexcept;
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void unhandled_exception() noexcept;
    void return_void() noexcept;
  };
};

template <bool CheckPreempt, typename T> struct awaiter {
  bool await_ready() const noexcept { return false; }
  template <typename U> void await_suspend(std::coroutine_handle<U>) noexcept {}
  T await_resume();
};

} // namespace internal

template <typename T> auto operator co_await(future<T> &&) noexcept {
  return internal::awaiter<true, T>{};
}

namespace coroutine {

template <typename Func> class lambda {
public:
  explicit lambda(Func &&);
};

} // namespace coroutine

} // namespace seastar

template <typename T, typename... Args>
class std::coroutine_traits<seastar::future<T>, Args...>
    : public seastar::internal::coroutine_traits_base<T> {};
