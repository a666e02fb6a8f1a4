// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "coro/task.hpp"
#include <chrono>
#include <coroutine>
#include <cstddef>
#include <memory>

namespace coro {

using time_point = std::chrono::time_point<std::chrono::steady_clock>;

class scheduler {
public:
  ~scheduler();
  auto process_events(
      std::chrono::milliseconds timeout = std::chrono::milliseconds{0})
      -> std::size_t;

  class schedule_operation {
  public:
    auto await_ready() noexcept -> bool { return false; }
    auto await_suspend(std::coroutine_handle<>) noexcept -> void;
    auto await_resume() noexcept -> void {}
  };
  auto schedule() -> schedule_operation;
  auto spawn_detached(coro::task<void> &&) -> bool;
  auto spawn_joinable(coro::task<void> &&) -> coro::task<void>;
  [[nodiscard]] auto yield() -> schedule_operation;
  template <class rep_type, class period_type>
  [[nodiscard]] auto yield_for(std::chrono::duration<rep_type, period_type>)
      -> coro::task<void> {
    return {};
  }
  [[nodiscard]] auto yield_until(time_point) -> coro::task<void>;
  auto shutdown() noexcept -> void;
};

} // namespace coro
