// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CODE_OBJECTUSE_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CODE_OBJECTUSE_H

#include "clang/AST/Decl.h"
#include "clang/AST/ExprCXX.h"
#include <string>
#include <vector>

namespace async_tidy {

/// Whether \p Variable's destructor may find nothing left to do: \p Function
/// calls one of the members \p Releasing on it, or gives it away in any manner
/// that is no member call.
bool mayBeReleased(const clang::VarDecl &Variable,
                   const clang::FunctionDecl &Function,
                   const std::vector<std::string> &Releasing);

/// Whether \p Call calls one of \p Names.
bool callsOneOf(const clang::CallExpr &Call,
                const std::vector<std::string> &Names);

/// Whether both name one object: the same variable, or the same member or
/// element of one. False where one is null.
bool isSameObject(const clang::Expr *A, const clang::Expr *B);

/// The variable or field that \p E, which may be null, names, or the address of
/// which it is; null where it is none.
const clang::ValueDecl *variableIn(const clang::Expr *E);

} // namespace async_tidy

#endif
