// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_REPLACEMENTS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_REPLACEMENTS_H

#include "Facts.h"
#include "clang/AST/ExprCXX.h"
#include <string>

namespace async_tidy {

/// The token of \p Call that names what is called.
clang::SourceLocation calleeLocation(const clang::CallExpr &Call);

/// Finds what one library has in place of an operation.
class ReplacementFinder {
public:
  /// \p Owner is null where the coroutine's library is unknown.
  explicit ReplacementFinder(const Library *Owner) : Owner(Owner) {}

  /// The replacement for \p Operation that fits the type of \p Operand, which
  /// may be null; else the first one for it. Null where there is none.
  const Replacement *find(llvm::StringRef Operation,
                          const clang::Expr *Operand) const;

  /// Whether \p R compiles with \p Operand in its place.
  static bool fits(const Replacement &R, const clang::Expr *Operand);

  /// Whether \p R wraps the blocking call itself.
  static bool takesCall(const Replacement &R);

  /// \p R's code with the operand's and the call's text filled in.
  static std::string expand(const Replacement &R, llvm::StringRef Operand,
                            llvm::StringRef Call);

private:
  const Library *Owner;
};

} // namespace async_tidy

#endif
