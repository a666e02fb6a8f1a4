// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <coroutine>

namespace coro {

class scoped_lock {
public:
  scoped_lock(scoped_lock &&);
  ~scoped_lock();
  auto unlock() -> void;
};

namespace detail {
template <typename return_type> struct lock_operation {
  auto await_ready() const noexcept -> bool { return false; }
  auto await_suspend(std::coroutine_handle<>) noexcept -> bool;
  auto await_resume() -> return_type;
};
} // namespace detail

class mutex {
public:
  [[nodiscard]] auto scoped_lock() -> detail::lock_operation<coro::scoped_lock>;
  [[nodiscard]] auto lock() -> detail::lock_operation<void>;
  [[nodiscard]] auto try_lock() -> bool;
  auto unlock() -> void;
};

} // namespace coro
