// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "async_simple/Executor.h"

namespace async_simple {

template <typename T> class Future {
public:
  Future(Future &&);
  bool hasResult() const;
  T value() &&;
  T get() &&;
  void wait();
  Future<int> thenTry(void (*Continuation)(T)) &&;
};

} // namespace async_simple
