// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_FLOW_PARAMETERUSE_H
#define ASYNC_TIDY_CHECKS_SUPPORT_FLOW_PARAMETERUSE_H

#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"

namespace async_tidy {

/// Whether a function may write through an argument for a parameter of \p Type.
bool mayWrite(clang::QualType Type);

/// Which argument of \p Call is for the first parameter: not the object of an
/// operator that is a member.
unsigned firstArgument(const clang::CallExpr &Call);

/// Whether parameter \p Index of \p Function was declared as T && of a
/// template: it is a reference to what is not constant for no other reason than
/// that the argument is one. What a function writes to it shows only in its
/// body.
bool isForwardingReference(const clang::FunctionDecl &Function, unsigned Index);

} // namespace async_tidy

#endif
