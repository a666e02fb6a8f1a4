// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "folly/coro/Task.h"
#include <cstddef>

namespace folly {
namespace fibers {

class Semaphore {
public:
  explicit Semaphore(std::size_t Tokens);
  void signal();
  void wait();
  bool try_wait();
  coro::Task<void> co_wait();
};

} // namespace fibers
} // namespace folly
