// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "coro/task.hpp"
#include <cstddef>
#include <memory>

namespace coro {

template <typename executor_type> class task_container {
public:
  explicit task_container(std::shared_ptr<executor_type>);
  ~task_container();
  auto start(coro::task<void> &&) -> void;
  auto garbage_collect() -> std::size_t;
  auto size() const -> std::size_t;
  auto empty() const -> bool;
  auto garbage_collect_and_yield_until_empty() -> coro::task<void>;
};

} // namespace coro
