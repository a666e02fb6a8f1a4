// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_COROUTINES_HOPS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_COROUTINES_HOPS_H

#include "AsyncModel.h"
#include "clang/AST/Decl.h"
#include "llvm/ADT/DenseSet.h"

namespace async_tidy {

/// The statements of \p Function's body that are only reached after it has
/// awaited a hop to a pool, and not come back since.
llvm::DenseSet<const clang::Stmt *>
statementsAfterHop(const clang::FunctionDecl &Function,
                   const AsyncModel &Model);

} // namespace async_tidy

#endif
