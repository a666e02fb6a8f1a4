// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "async_simple/Executor.h"
#include <coroutine>

namespace async_simple {
namespace coro {

namespace detail {
class DispatchAwaiter {
public:
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<>);
  void await_resume() const noexcept {}
};
class DispatchAwaitable {
public:
  auto coAwait(Executor *) { return DispatchAwaiter(); }
};
} // namespace detail

inline detail::DispatchAwaitable dispatch(Executor *) { return {}; }

} // namespace coro
} // namespace async_simple
