// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "coro/event.hpp"
#include "coro/task.hpp"
#include <cstddef>
#include <memory>

namespace coro {

template <typename executor_type> class task_group {
public:
  explicit task_group(std::unique_ptr<executor_type> &);
  ~task_group();
  [[nodiscard]] auto size() const -> std::size_t;
  [[nodiscard]] auto empty() const -> bool;
  [[nodiscard]] auto start(coro::task<void> &&) -> bool;
  auto operator co_await() const noexcept -> event::awaiter { return {}; }
};

} // namespace coro
