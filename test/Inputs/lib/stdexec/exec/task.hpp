// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "stdexec/execution.hpp"
#include <coroutine>

namespace experimental::execution {

namespace __task {

template <class T> struct __promise_base {
  void return_value(T);
};
template <> struct __promise_base<void> {
  void return_void() noexcept {}
};

template <class T> struct default_task_context {};

struct __reschedule_coroutine_on_t {
  struct __wrapper {};
  template <class Scheduler> auto operator()(Scheduler) const {
    return __wrapper{};
  }
};

template <class T, class Context = default_task_context<T>>
class [[nodiscard]] basic_task {
public:
  struct promise_type : __promise_base<T> {
    basic_task get_return_object() noexcept;
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() noexcept;

    template <stdexec::sender Sender> auto await_transform(Sender &&) noexcept {
      return stdexec::__awaiter();
    }
    auto await_transform(__reschedule_coroutine_on_t::__wrapper) noexcept {
      return stdexec::__awaiter();
    }
    template <class Awaitable>
    auto await_transform(Awaitable &&A) noexcept -> decltype(auto) {
      return static_cast<Awaitable &&>(A);
    }
  };
  struct awaiter {
    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<>) noexcept;
    T await_resume();
  };
  basic_task(basic_task &&) noexcept;
  ~basic_task();
  auto operator co_await() && noexcept { return awaiter{}; }
};

} // namespace __task

template <class T> using task = __task::basic_task<T>;
inline constexpr __task::__reschedule_coroutine_on_t reschedule_coroutine_on{};

} // namespace experimental::execution

namespace exec = experimental::execution;
