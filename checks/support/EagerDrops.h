// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_EAGERDROPS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_EAGERDROPS_H

#include "Discards.h"

namespace async_tidy {

/// Whether nothing is lost with a discarded task that runs by itself: it gives
/// no value and its coroutine catches all that it may throw; or a macro makes
/// it in order to see what that throws, as EXPECT_THROW.
bool losesNothing(const Discard &Dropped, clang::ASTContext &Context);

} // namespace async_tidy

#endif
