// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "async_simple/coro/Lazy.h"
#include <cstddef>

namespace async_simple {
namespace coro {

template <std::size_t LeastMaxValue> class CountingSemaphore {
public:
  explicit CountingSemaphore(std::size_t Desired);
  Lazy<void> acquire() noexcept;
  Lazy<void> release(std::size_t Update = 1) noexcept;
};

} // namespace coro
} // namespace async_simple
