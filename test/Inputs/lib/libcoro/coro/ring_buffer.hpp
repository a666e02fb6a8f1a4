// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "coro/task.hpp"
#include <cstddef>

namespace coro {

namespace ring_buffer_result {
enum class produce { produced, stopped };
} // namespace ring_buffer_result

template <typename element, std::size_t num_elements> class ring_buffer {
public:
  [[nodiscard]] auto produce(element) -> coro::task<ring_buffer_result::produce>;
  [[nodiscard]] auto consume() -> coro::task<element>;
};

} // namespace coro
