// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "async_simple/Executor.h"
#include "async_simple/Try.h"
#include <coroutine>
#include <type_traits>
#include <utility>

namespace async_simple {
namespace coro {

template <typename T = void> class Lazy;
template <typename T = void> class RescheduleLazy;

struct Yield {};

namespace detail {

/// Awaitables of the library take the coroutine's executor.
template <typename Awaitable>
decltype(auto) coAwait(Executor *Ex, Awaitable &&A) {
  if constexpr (requires { std::forward<Awaitable>(A).coAwait(Ex); })
    return std::forward<Awaitable>(A).coAwait(Ex);
  else
    return std::forward<Awaitable>(A);
}

class LazyPromiseBase {
public:
  std::suspend_always initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void unhandled_exception() noexcept;
  template <typename Awaitable> decltype(auto) await_transform(Awaitable &&A) {
    return coAwait(nullptr, std::forward<Awaitable>(A));
  }
  std::suspend_always await_transform(Yield) { return {}; }
};
template <typename T> class LazyPromise : public LazyPromiseBase {
public:
  Lazy<T> get_return_object() noexcept;
  void return_value(T Value);
};
template <> class LazyPromise<void> : public LazyPromiseBase {
public:
  Lazy<void> get_return_object() noexcept;
  void return_void() noexcept;
};

template <typename T> struct ValueAwaiter {
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<>) noexcept;
  T await_resume();
};

template <typename T, bool reschedule> class LazyBase {
public:
  LazyBase(LazyBase &&) noexcept;
  ~LazyBase();
  template <typename F> void start(F &&Callback) { Callback(Try<T>()); }
  auto operator co_await() { return ValueAwaiter<T>{}; }
};

} // namespace detail

template <typename T>
class [[nodiscard]] Lazy : public detail::LazyBase<T, false> {
public:
  using promise_type = detail::LazyPromise<T>;
  using ValueType = T;
  using detail::LazyBase<T, false>::LazyBase;
  RescheduleLazy<T> via(Executor *) &&;
};

template <typename T>
class [[nodiscard]] RescheduleLazy : public detail::LazyBase<T, true> {
public:
  using ValueType = T;
  using detail::LazyBase<T, true>::LazyBase;
  void detach();
};

} // namespace coro
} // namespace async_simple
