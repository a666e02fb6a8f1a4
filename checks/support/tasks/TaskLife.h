// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_TASKS_TASKLIFE_H
#define ASYNC_TIDY_CHECKS_SUPPORT_TASKS_TASKLIFE_H

#include "TaskSlots.h"
#include "clang/AST/Stmt.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace async_tidy {

/// A task that a local variable holds and that nobody awaits.
struct TaskLoss {
  enum class Kind {
    /// On no way that the function goes on.
    Never,
    /// Another task takes its place.
    Overwritten,
    /// Only where an if goes one way.
    SomePaths,
    /// Not where the function returns early.
    EarlyExit,
  };
  Kind What = Kind::Never;
  const TaskSlot *Slot = nullptr;
  /// What put the task there.
  const TaskEvent *Made = nullptr;
  /// Of Overwritten: the event that does, which may be Made itself.
  const TaskEvent *By = nullptr;
  /// Of SomePaths.
  const clang::IfStmt *Branch = nullptr;
  bool IsUsedWhereTrue = false;
  /// Of EarlyExit.
  const clang::Stmt *Exit = nullptr;
};

/// Calls \p Found for every task that a local variable of \p Function's own
/// code holds and loses, followed along the control flow. Ways that end in an
/// exception or in a call that does not return do not count.
void forEachTaskLoss(const clang::FunctionDecl &Function, AsyncModel &Model,
                     llvm::function_ref<void(const TaskLoss &)> Found);

} // namespace async_tidy

#endif
