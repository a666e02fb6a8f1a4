// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <chrono>

namespace folly {

using HighResDuration = std::chrono::microseconds;

} // namespace folly
