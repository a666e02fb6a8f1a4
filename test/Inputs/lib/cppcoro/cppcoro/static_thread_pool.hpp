// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <coroutine>
#include <cstdint>

namespace cppcoro {

class static_thread_pool {
public:
  static_thread_pool();
  explicit static_thread_pool(std::uint32_t ThreadCount);
  ~static_thread_pool();

  class schedule_operation {
  public:
    bool await_ready() noexcept { return false; }
    void await_suspend(std::coroutine_handle<>) noexcept;
    void await_resume() noexcept {}
  };
  schedule_operation schedule() noexcept;
};

} // namespace cppcoro
