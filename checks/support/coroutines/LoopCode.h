// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_COROUTINES_LOOPCODE_H
#define ASYNC_TIDY_CHECKS_SUPPORT_COROUTINES_LOOPCODE_H

#include "AsyncModel.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace async_tidy {

/// Where in a function an expression stands.
struct Place {
  /// The statement of the function's own body that holds the expression: the
  /// expression itself, or the lambda around it that runs right there.
  const clang::Stmt *Anchor = nullptr;
  /// In a lambda that runs right there: no place for a co_await.
  bool InLambda = false;
  /// In a handler, where C++ forbids to await.
  bool InCatch = false;
  /// The operand of a co_await.
  bool IsAwaited = false;
  /// In the initialiser of a static local.
  bool RunsOnce = false;
};

/// What an expression does, as far as blocking goes.
class LoopCodeVisitor {
public:
  virtual ~LoopCodeVisitor() = default;
  virtual void visitCall(const clang::CallExpr &Call, const Place &Where) = 0;
  virtual void visitConstruction(const clang::CXXConstructExpr &Construction,
                                 const Place &Where) = 0;
  /// A local variable, whose life ends in the function.
  virtual void visitLocal(const clang::VarDecl &Variable,
                          const Place &Where) = 0;
};

/// Shows \p Visitor all that runs whenever \p Function's body runs: its own
/// statements and those of lambdas that are called right there or given to a
/// function that calls them before it returns. Unevaluated operands and
/// lambdas that run later or elsewhere are left out.
void visitLoopCode(const clang::FunctionDecl &Function, const AsyncModel &Model,
                   LoopCodeVisitor &Visitor);

} // namespace async_tidy

#endif
