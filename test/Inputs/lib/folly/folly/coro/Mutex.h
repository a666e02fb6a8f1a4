// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <coroutine>
#include <mutex>

namespace folly {
namespace coro {

class Mutex {
public:
  struct LockAwaiter {
    bool await_ready() noexcept { return false; }
    bool await_suspend(std::coroutine_handle<>) noexcept;
    void await_resume() noexcept;
  };
  struct ScopedLockAwaiter : LockAwaiter {
    [[nodiscard]] std::unique_lock<Mutex> await_resume() noexcept;
  };
  template <typename Awaiter> class LockOperation : public Awaiter {};

  bool try_lock() noexcept;
  [[nodiscard]] LockOperation<LockAwaiter> co_lock() noexcept;
  [[nodiscard]] LockOperation<ScopedLockAwaiter> co_scoped_lock() noexcept;
  void unlock() noexcept;
};

} // namespace coro
} // namespace folly
