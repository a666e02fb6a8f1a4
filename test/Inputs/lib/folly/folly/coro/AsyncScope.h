// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "folly/coro/Task.h"

namespace folly {
namespace coro {

class AsyncScope {
public:
  AsyncScope() noexcept;
  ~AsyncScope();
  template <typename Awaitable> void add(Awaitable &&, void * = nullptr) {}
  Task<void> joinAsync() noexcept;
};

} // namespace coro
} // namespace folly
