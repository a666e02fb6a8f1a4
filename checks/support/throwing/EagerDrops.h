// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_THROWING_EAGERDROPS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_THROWING_EAGERDROPS_H

#include "support/code/Discards.h"
#include "support/coroutines/AsyncModel.h"

namespace async_tidy {

/// Whether \p Function lets no exception out: its body is a try with a handler
/// for all, but for declarations that await nothing.
bool catchesAll(const clang::FunctionDecl &Function);

/// Whether nothing is lost with a task that runs by itself and that \p Function
/// discards: it gives no value and its coroutine catches all that it may throw,
/// or is not seen to let anything out, and has ended when the call returns or
/// could not be awaited there;
/// or a macro makes it, in no coroutine, in order to see what that throws, as
/// EXPECT_THROW.
bool losesNothing(const Discard &Dropped, const clang::FunctionDecl &Function,
                  AsyncModel &Model);

} // namespace async_tidy

#endif
