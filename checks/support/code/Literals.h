// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CODE_LITERALS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CODE_LITERALS_H

#include "clang/AST/Expr.h"

namespace async_tidy {

/// \p E without anything that leaves its value alone: strip(), and casts.
const clang::Expr *stripCasts(const clang::Expr *E);

/// The string literal that \p E is, or null.
const clang::StringLiteral *literalOf(const clang::Expr *E);

/// Whether a variable holds literals and could only be given others because
/// its pointers are not const: const char *Tables[] = {"users", "orders"}.
bool isMeantConstant(const clang::VarDecl &Variable);

} // namespace async_tidy

#endif
