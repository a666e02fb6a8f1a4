// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CODE_RETURNEDVALUES_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CODE_RETURNEDVALUES_H

#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/SmallVector.h"

namespace async_tidy {

/// What the return statements of \p Function's own code give, in source order;
/// nothing where it has no body.
llvm::SmallVector<const clang::Expr *, 4>
returnedValues(const clang::FunctionDecl &Function);

/// The result of a function that only returns one; null for any other.
const clang::Expr *onlyReturn(const clang::FunctionDecl &Function);

} // namespace async_tidy

#endif
