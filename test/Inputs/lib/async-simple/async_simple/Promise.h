// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "async_simple/Future.h"

namespace async_simple {

template <typename T> class Promise {
public:
  Future<T> getFuture();
};

} // namespace async_simple
