// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_LOCKS_LOCKFACTS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_LOCKS_LOCKFACTS_H

#include "support/facts/Role.h"

namespace async_tidy::role {

/// An object of the type holds a lock until its end.
extern const Role LockGuard;
/// An object of the type gives a lock back until its end.
extern const Role LockOpening;
/// Takes its object, and gives it back.
extern const Role LockTake;
extern const Role LockGive;
/// Takes its object where it gives true, 0 or a negative number.
extern const Role LockTry;
extern const Role LockTryZero;
extern const Role LockTryNegative;
/// Says whether its object holds a lock.
extern const Role LockTest;

} // namespace async_tidy::role

#endif
