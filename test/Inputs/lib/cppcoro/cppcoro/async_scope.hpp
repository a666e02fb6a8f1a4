// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <coroutine>

namespace cppcoro {

class async_scope {
public:
  async_scope() noexcept;
  ~async_scope();
  template <typename Awaitable> void spawn(Awaitable &&) {}

  struct join_awaiter {
    bool await_ready() noexcept { return false; }
    bool await_suspend(std::coroutine_handle<>) noexcept;
    void await_resume() noexcept;
  };
  [[nodiscard]] auto join() noexcept { return join_awaiter{}; }
};

} // namespace cppcoro
