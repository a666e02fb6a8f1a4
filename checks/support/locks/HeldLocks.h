// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_LOCKS_HELDLOCKS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_LOCKS_HELDLOCKS_H

#include "Acquisitions.h"

namespace async_tidy {

/// A lock that is held where its coroutine suspends.
struct HeldLock {
  Acquisition Taken;
  /// In source order.
  std::vector<const clang::Expr *> Points;
};

/// The locks that the coroutine \p Function holds at one of its suspension
/// points on some way through it, in source order. Not at one that is given
/// the lock itself, as it may give it back: co_await condition.wait(guard).
std::vector<HeldLock> locksHeldAcrossAwaits(const clang::FunctionDecl &Function,
                                            AsyncModel &Model);

} // namespace async_tidy

#endif
