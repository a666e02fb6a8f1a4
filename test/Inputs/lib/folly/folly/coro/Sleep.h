// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "folly/coro/Task.h"
#include "folly/futures/detail/Types.h"

namespace folly {

class Timekeeper;

namespace coro {

Task<void> sleep(HighResDuration, Timekeeper * = nullptr);

} // namespace coro
} // namespace folly
