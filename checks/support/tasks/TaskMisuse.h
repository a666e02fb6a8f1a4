// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_TASKS_TASKMISUSE_H
#define ASYNC_TIDY_CHECKS_SUPPORT_TASKS_TASKMISUSE_H

#include "support/coroutines/AsyncModel.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace async_tidy {

/// A task where its result was meant.
struct TaskMisuse {
  enum class Kind {
    /// Converted to bool.
    Condition,
    /// To another scalar.
    Conversion,
    /// An operand of an operator that knows nothing of tasks.
    Operand,
    Stream,
    Log,
    Text,
    /// What a coroutine of some other result type returns.
    Returned,
  };
  Kind What = Kind::Condition;
  /// The task, without casts, and as it is written.
  const clang::Expr *Value = nullptr;
  const clang::Expr *Written = nullptr;
  /// Of Operand: "==".
  llvm::StringRef Operator;
  /// Of Conversion.
  clang::QualType Target;
  bool InCatch = false;
};

void forEachTaskMisuse(const clang::FunctionDecl &Function, AsyncModel &Model,
                       llvm::function_ref<void(const TaskMisuse &)> Found);

/// A callable whose task is thrown away by what calls it.
struct DroppedCallback {
  const clang::Expr *Callable = nullptr;
  AsyncType Type;
  /// What throws it away, as "std::function<void ()>", "std::for_each".
  std::string By;
};

void forEachDroppedCallback(
    const clang::FunctionDecl &Function, AsyncModel &Model,
    llvm::function_ref<void(const DroppedCallback &)> Found);

/// Calls \p Found for every value that \p Function, which is no coroutine,
/// returns for a task and that is an empty one: no coroutine stands behind it.
void forEachEmptyTask(const clang::FunctionDecl &Function, AsyncModel &Model,
                      llvm::function_ref<void(const clang::Expr &)> Found);

} // namespace async_tidy

#endif
