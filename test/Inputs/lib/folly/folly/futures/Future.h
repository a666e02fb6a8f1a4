// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "folly/Executor.h"
#include "folly/Unit.h"
#include "folly/futures/detail/Types.h"
#include <coroutine>
#include <type_traits>
#include <utility>

namespace folly {

namespace futures::detail {
template <class T> class FutureBase {
public:
  bool isReady() const;
  const T &value() const &;
};
} // namespace futures::detail

template <class T> class Future;

template <class T>
class [[nodiscard]] SemiFuture : private futures::detail::FutureBase<T> {
  using Base = futures::detail::FutureBase<T>;

public:
  SemiFuture(SemiFuture &&) noexcept;
  using Base::isReady;
  using Base::value;
  T get() &&;
  T get(HighResDuration) &&;
  SemiFuture &wait() &;
  Future<T> via(Executor::KeepAlive<>) &&;
};

template <class T>
class [[nodiscard]] Future : private futures::detail::FutureBase<T> {
  using Base = futures::detail::FutureBase<T>;

public:
  using Base::isReady;
  using Base::value;
  T get() &&;
  T get(HighResDuration) &&;
  Future &wait() &;
  SemiFuture<T> semi() &&;
  template <typename Func> Future<Unit> thenTry(Func) &&;
  template <typename Func> Future<Unit> thenValue(Func) &&;
  template <typename Func> Future thenError(Func) &&;
};

namespace detail {
template <typename T> struct FutureAwaiter {
  bool await_ready() const { return false; }
  void await_suspend(std::coroutine_handle<>);
  T await_resume();
};
template <> struct FutureAwaiter<Unit> {
  bool await_ready() const { return false; }
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
} // namespace detail

template <typename T>
detail::FutureAwaiter<T> operator co_await(Future<T> &&) noexcept {
  return {};
}
template <typename T>
detail::FutureAwaiter<T> operator co_await(SemiFuture<T> &&) noexcept {
  return {};
}

template <typename Func, typename Result = std::invoke_result_t<Func>>
Future<std::conditional_t<std::is_void_v<Result>, Unit, Result>>
via(Executor::KeepAlive<>, Func) {
  return {};
}

} // namespace folly
