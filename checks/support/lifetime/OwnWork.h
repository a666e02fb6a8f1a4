// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_LIFETIME_OWNWORK_H
#define ASYNC_TIDY_CHECKS_SUPPORT_LIFETIME_OWNWORK_H

#include "support/coroutines/AsyncModel.h"

namespace async_tidy {

/// Whether \p Spawn starts its work in a loop, pool or scope that the object
/// itself is made of: whoever owns that waits for it, or ends it.
///     scope_.add(run());
bool isOfOwnMember(const clang::CallExpr &Spawn);

/// Whether the end of an object of \p Class waits for others: by its
/// destructor, what that calls, or that of a member.
bool destructorWaits(const clang::CXXRecordDecl &Class, AsyncModel &Model);

} // namespace async_tidy

#endif
