// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <coroutine>
#include <mutex>

namespace async_simple {
namespace coro {

class Mutex {
public:
  class LockAwaiter {
  public:
    bool await_ready() noexcept { return false; }
    bool await_suspend(std::coroutine_handle<>) noexcept;
    void await_resume() noexcept {}
  };
  class ScopedLockAwaiter : public LockAwaiter {
  public:
    [[nodiscard]] std::unique_lock<Mutex> await_resume() noexcept;
  };
  bool tryLock() noexcept;
  [[nodiscard]] ScopedLockAwaiter coScopedLock() noexcept;
  [[nodiscard]] LockAwaiter coLock() noexcept;
  void unlock() noexcept;
};

} // namespace coro
} // namespace async_simple
