// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "coro/task.hpp"
#include <cstddef>

namespace coro {

enum class queue_produce_result { produced, stopped };

template <typename element_type> class queue {
public:
  auto push(element_type) -> coro::task<queue_produce_result>;
  [[nodiscard]] auto pop() -> coro::task<element_type>;
  auto size() const -> std::size_t;
};

} // namespace coro
