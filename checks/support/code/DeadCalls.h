// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CODE_DEADCALLS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CODE_DEADCALLS_H

#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/DenseSet.h"
#include <optional>

namespace async_tidy {

/// What \p Callee may run when \p Call calls it: nothing that stands behind a
/// condition which an argument rules out that is a constant zero, a null
/// pointer, false or empty, written or by default. Nothing where no argument
/// is, or where \p Callee's body is not known.
std::optional<llvm::DenseSet<const clang::Stmt *>>
liveCode(const clang::CallExpr &Call, const clang::FunctionDecl &Callee);

} // namespace async_tidy

#endif
