// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "coro/task.hpp"
#include <coroutine>
#include <cstdint>
#include <memory>

namespace coro {

class thread_pool {
public:
  struct options {
    std::uint32_t thread_count = 1;
  };
  static auto make_unique(options = {1}) -> std::unique_ptr<thread_pool>;
  ~thread_pool();

  class schedule_operation {
  public:
    auto await_ready() noexcept -> bool { return false; }
    auto await_suspend(std::coroutine_handle<>) noexcept -> void;
    auto await_resume() noexcept -> void {}
  };
  [[nodiscard]] auto schedule() -> schedule_operation;
  template <typename return_type>
  [[nodiscard]] auto schedule(coro::task<return_type> task)
      -> coro::task<return_type> {
    return task;
  }
  auto spawn_detached(coro::task<void> &&) noexcept -> bool;
  auto spawn_joinable(coro::task<void> &&) noexcept -> coro::task<void>;
  [[nodiscard]] auto yield() -> schedule_operation;
  auto shutdown() noexcept -> void;
};

} // namespace coro
