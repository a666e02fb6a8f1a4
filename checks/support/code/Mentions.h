// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CODE_MENTIONS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CODE_MENTIONS_H

#include "clang/AST/Decl.h"
#include "clang/AST/Stmt.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace async_tidy {

using ValueSet = llvm::SmallPtrSet<const clang::ValueDecl *, 8>;

/// The variables, parameters and members that \p Statement names, in captures
/// and bodies of lambdas too.
ValueSet mentionedIn(const clang::Stmt &Statement);

/// The variables that \p Statement declares, but for those of lambdas in it.
ValueSet declaredIn(const clang::Stmt &Statement);

bool shareAny(const ValueSet &A, const ValueSet &B);

/// Whether \p Inner is \p Outer or a part of it.
bool isPartOf(const clang::Stmt &Inner, const clang::Stmt &Outer);

} // namespace async_tidy

#endif
