// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "coro/task.hpp"
#include <cstddef>

namespace coro {

enum class semaphore_acquire_result { acquired, shutdown };

template <std::ptrdiff_t max_value> class semaphore {
public:
  explicit semaphore(std::ptrdiff_t starting_value);
  [[nodiscard]] auto acquire() -> coro::task<semaphore_acquire_result>;
  [[nodiscard]] auto release() -> coro::task<void>;
  auto try_acquire() -> bool;
};

} // namespace coro
