// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CODE_DISCARDS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CODE_DISCARDS_H

#include "clang/AST/Decl.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace async_tidy {

/// An expression whose value nobody takes.
struct Discard {
  /// The call or co_await that makes the value, without casts, moves and
  /// parentheses.
  const clang::Expr *Value = nullptr;
  /// The expression as written up to the point where its value is dropped: a
  /// co_await in front of it would await the value.
  const clang::Expr *Written = nullptr;
  /// The cast to void or the assignment to std::ignore that drops it, if the
  /// author said so.
  const clang::Expr *Explicit = nullptr;
  /// The discarded ?: that the value is an arm of, without parentheses.
  const clang::ConditionalOperator *Choice = nullptr;
  bool IsFirstArm = false;
  /// In a handler, where C++ forbids to await.
  bool InCatch = false;
};

/// Calls \p Found for every value that \p Function's own body discards, in
/// source order: expression statements, both sides of a comma, the heads of
/// for loops, arms of a discarded ?:, statement expressions, casts to void and
/// assignments to std::ignore. Lambdas in the body have bodies of their own.
void forEachDiscard(const clang::FunctionDecl &Function,
                    llvm::function_ref<void(const Discard &)> Found);

/// Whether \p E only names an object that is somewhere, as task, *task and
/// tasks[0] do; a builder that gives itself back is called.
bool namesObject(const clang::Expr &E);

} // namespace async_tidy

#endif
