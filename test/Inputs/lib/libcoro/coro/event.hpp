// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <coroutine>

namespace coro {

class event {
public:
  struct awaiter {
    auto await_ready() const noexcept -> bool { return false; }
    auto await_suspend(std::coroutine_handle<>) noexcept -> bool;
    auto await_resume() noexcept {}
  };
  auto set() noexcept -> void;
  auto operator co_await() const noexcept -> awaiter { return {}; }
};

} // namespace coro
