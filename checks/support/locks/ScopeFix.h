// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_LOCKS_SCOPEFIX_H
#define ASYNC_TIDY_CHECKS_SUPPORT_LOCKS_SCOPEFIX_H

#include "HeldLocks.h"
#include "support/code/CodeFix.h"

namespace async_tidy {

/// Braces around the guard and what stands between it and the first statement
/// that awaits; empty where that would not compile, or would lock nothing.
CodeFix scopeFix(const HeldLock &Held, const AsyncModel &Model);

} // namespace async_tidy

#endif
