// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "async_simple/coro/Lazy.h"

namespace async_simple {
namespace coro {

class SpinLock {
public:
  bool tryLock() noexcept;
  Lazy<> coLock();
  void lock() noexcept;
  void unlock() noexcept;
};
class ScopedSpinLock {
public:
  explicit ScopedSpinLock(SpinLock &);
  ~ScopedSpinLock();
};

} // namespace coro
} // namespace async_simple
