// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "folly/Executor.h"
#include <cstddef>

namespace folly {

class ThreadPoolExecutor : public virtual Executor {
public:
  virtual void stop();
  virtual void join();
};

class CPUThreadPoolExecutor : public ThreadPoolExecutor {
public:
  explicit CPUThreadPoolExecutor(std::size_t Threads);
};

} // namespace folly
