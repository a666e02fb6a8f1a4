// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "folly/Executor.h"
#include "folly/Try.h"
#include "folly/futures/Future.h"
#include <coroutine>
#include <type_traits>
#include <utility>

namespace folly {
namespace coro {

template <typename T = void> class Task;
template <typename T = void> class TaskWithExecutor;

class co_error final {
public:
  template <typename Exception> explicit co_error(Exception &&) {}
};

namespace detail {

template <typename T> struct TaskAwaiter {
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<>) noexcept;
  T await_resume();
};

template <typename T> TaskAwaiter<T> co_viaIfAsync(Task<T> &&) { return {}; }
template <typename T> TaskAwaiter<T> co_viaIfAsync(TaskWithExecutor<T> &&) {
  return {};
}
template <typename T>
folly::detail::FutureAwaiter<T> co_viaIfAsync(Future<T> &&) {
  return {};
}
template <typename T>
folly::detail::FutureAwaiter<T> co_viaIfAsync(SemiFuture<T> &&) {
  return {};
}
template <typename Awaitable>
  requires requires(Awaitable &A) { A.await_resume(); }
Awaitable &&co_viaIfAsync(Awaitable &&A) {
  return std::forward<Awaitable>(A);
}

class TaskPromiseBase {
public:
  std::suspend_always initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void unhandled_exception() noexcept;

  template <typename Awaitable>
  auto await_transform(Awaitable &&A)
      -> decltype(co_viaIfAsync(std::forward<Awaitable>(A))) {
    return co_viaIfAsync(std::forward<Awaitable>(A));
  }
};

template <typename T> class TaskPromise final : public TaskPromiseBase {
public:
  Task<T> get_return_object() noexcept;
  void return_value(T Value);
  // co_yield co_error(...) ends a task with an exception.
  std::suspend_always yield_value(co_error) { return {}; }
};
template <> class TaskPromise<void> final : public TaskPromiseBase {
public:
  Task<void> get_return_object() noexcept;
  void return_void() noexcept;
  std::suspend_always yield_value(co_error) { return {}; }
};

template <typename T> struct TryAwaiter {
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<>) noexcept;
  Try<T> await_resume();
};

} // namespace detail

template <typename T> detail::TryAwaiter<T> co_awaitTry(Task<T> &&) {
  return {};
}

template <typename T> class [[nodiscard]] TaskWithExecutor {
public:
  TaskWithExecutor(TaskWithExecutor &&) noexcept;
  SemiFuture<std::conditional_t<std::is_void_v<T>, Unit, T>> start() &&;
  template <typename Callback> void start(Callback &&Tried) && {
    Tried(Unit());
  }
};

template <typename T> class [[nodiscard]] Task {
public:
  using promise_type = detail::TaskPromise<T>;
  Task(const Task &) = delete;
  Task(Task &&) noexcept;
  ~Task();
  SemiFuture<std::conditional_t<std::is_void_v<T>, Unit, T>> semi() &&;
};

namespace detail {
struct WithExecutorFunction {
  template <typename T> static TaskWithExecutor<T> make();
  template <typename T>
  TaskWithExecutor<T> operator()(Executor::KeepAlive<>, Task<T>) const {
    return make<T>();
  }
};
} // namespace detail
inline namespace cpos {
inline constexpr detail::WithExecutorFunction co_withExecutor{};
} // namespace cpos

} // namespace coro
} // namespace folly
