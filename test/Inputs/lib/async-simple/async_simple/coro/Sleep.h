// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "async_simple/coro/Lazy.h"
#include <chrono>

namespace async_simple {
namespace coro {

template <typename Rep, typename Period>
Lazy<void> sleep(std::chrono::duration<Rep, Period>);
template <typename Rep, typename Period>
Lazy<void> sleep(Executor *, std::chrono::duration<Rep, Period>);

} // namespace coro
} // namespace async_simple
