// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <chrono>

namespace async_simple {

class Executor {
public:
  using Duration = std::chrono::microseconds;
  virtual ~Executor();
};

} // namespace async_simple
