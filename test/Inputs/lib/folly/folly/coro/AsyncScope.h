// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "folly/CancellationToken.h"
#include "folly/coro/Task.h"
#include <cstddef>

namespace folly {
namespace coro {

class AsyncScope {
public:
  AsyncScope() noexcept;
  ~AsyncScope();
  template <typename Awaitable> void add(Awaitable &&, void * = nullptr) {}
  std::size_t remaining() const noexcept;
  Task<void> joinAsync() noexcept;
  SemiFuture<Unit> cleanup() noexcept;
};

class CancellableAsyncScope {
public:
  CancellableAsyncScope() noexcept;
  template <typename Awaitable> void add(Awaitable &&, void * = nullptr) {}
  template <typename T> Task<void> co_schedule(Task<T> &&);
  void requestCancellation() const noexcept;
  Task<void> cancelAndJoinAsync() noexcept;
  Task<void> joinAsync() noexcept;
};

} // namespace coro
} // namespace folly
