// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <chrono>
#include <coroutine>
#include <cstdint>

namespace cppcoro {

class io_service {
public:
  class schedule_operation {
  public:
    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<>) noexcept;
    void await_resume() const noexcept {}
  };
  class timed_schedule_operation {
  public:
    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<>);
    void await_resume();
  };

  io_service();
  ~io_service();
  schedule_operation schedule() noexcept;
  template <typename Rep, typename Period>
  timed_schedule_operation
  schedule_after(const std::chrono::duration<Rep, Period> &) noexcept {
    return {};
  }
  std::uint64_t process_events();
  std::uint64_t process_pending_events();
  std::uint64_t process_one_event();
};

} // namespace cppcoro
