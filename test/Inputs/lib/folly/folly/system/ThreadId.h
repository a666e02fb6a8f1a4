// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <cstdint>

namespace folly {
uint64_t getCurrentThreadID();
uint64_t getOSThreadID();
} // namespace folly
