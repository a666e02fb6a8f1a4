// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_LIFETIME_CALLABLEFACTS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_LIFETIME_CALLABLEFACTS_H

#include "support/facts/Role.h"

namespace async_tidy::role {

/// Calls a copy of a callable argument later, and destroys that when the call
/// comes back, whatever becomes of the task that it gives.
extern const Role DropsCallable;
/// Calls a callable argument and gives its task; the callable stays the
/// caller's.
extern const Role BorrowsCallable;

} // namespace async_tidy::role

#endif
