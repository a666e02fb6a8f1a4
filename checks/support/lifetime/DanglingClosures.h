// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_LIFETIME_DANGLINGCLOSURES_H
#define ASYNC_TIDY_CHECKS_SUPPORT_LIFETIME_DANGLINGCLOSURES_H

#include "Lender.h"
#include "TaskFate.h"

namespace async_tidy {

/// A lambda that is a coroutine, and dies before that is done with what it has
/// captured: its frame holds the parameters, and of the lambda a pointer.
struct DanglingClosure {
  const clang::LambdaExpr *Lambda = nullptr;
  /// The call that makes the task, or takes the lambda.
  const clang::CallExpr *Call = nullptr;
  /// Where the coroutine uses a capture too late, and what that is: the name of
  /// a variable, or this.
  const clang::Expr *Use = nullptr;
  std::string Captured;
  /// The variable that holds the lambda; null of a temporary.
  const clang::VarDecl *Variable = nullptr;
  /// Nothing where the call destroys the lambda, whatever becomes of the task.
  std::optional<TaskFate> Fate;
  /// The lambda is called where it is written.
  bool IsCalledThere = false;
};

/// Those of \p Function's own code, which makes \p Tasks, in source order.
std::vector<DanglingClosure>
danglingClosures(const clang::FunctionDecl &Function, const TaskFates &Tasks,
                 AsyncModel &Model);

} // namespace async_tidy

#endif
