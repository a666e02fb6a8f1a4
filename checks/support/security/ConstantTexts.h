// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_CONSTANTTEXTS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_CONSTANTTEXTS_H

#include "clang/AST/Expr.h"

namespace async_tidy {

/// The literal that \p E is, itself or by the name of a constant; null for
/// text that is only known at run time.
const clang::StringLiteral *constantText(const clang::Expr *E);

/// A constant with a list of values: const std::set<std::string> Columns{...}.
bool isConstantSet(const clang::Expr *E);

/// The range of begin(x), x.begin(), x.cend(), x + n; null for anything else.
const clang::Expr *rangeOf(const clang::Expr *E);

/// The range that an algorithm goes over, and the argument behind it: of
/// (begin(x), end(x), ...) as of (x, ...). Null where there are none.
std::pair<const clang::Expr *, const clang::Expr *>
rangeAndNext(const clang::CallExpr &Call);

/// What a local variable begins as, where it is a look at a text:
/// const char *p = text.c_str(); auto it = text.begin(); auto &same = text;
const clang::Expr *lookOf(const clang::DeclRefExpr &Named);

/// Whether a variable goes over a constant set:
/// for (std::string_view each : Allowed)
bool isElementOfConstantSet(const clang::Expr *E);

/// Whether no match of the whole of \p Pattern holds a character of
/// StatementCharacters: it has no wildcard and none of them itself.
bool isStrictPattern(llvm::StringRef Pattern);

} // namespace async_tidy

#endif
