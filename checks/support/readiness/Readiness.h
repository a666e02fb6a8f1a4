// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_READINESS_READINESS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_READINESS_READINESS_H

#include "support/coroutines/AsyncModel.h"

namespace async_tidy {

/// Whether \p Call does not wait for its object, or its first argument, as that
/// is known to be ready on every way on which \p Function gets to the call:
/// along the control flow, from a wait, a test or an await of that very object
/// on, and until it is given another value. \p Anchor is the function's own
/// statement that runs the call. After a call of one of \p Releasing on the
/// object it counts as ready too.
bool isReadyAt(const clang::CallExpr &Call, const clang::Stmt &Anchor,
               const clang::FunctionDecl &Function,
               const std::vector<std::string> &Releasing, AsyncModel &Model);

} // namespace async_tidy

#endif
