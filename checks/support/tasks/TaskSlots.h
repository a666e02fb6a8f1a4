// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_TASKS_TASKSLOTS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_TASKS_TASKSLOTS_H

#include "HeldTask.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/SmallVector.h"

namespace async_tidy {

/// Something that happens to what a local variable holds.
struct TaskEvent {
  enum class Kind {
    /// The variable's life begins, empty.
    Declared,
    /// It begins to hold a task, one more if it is a container.
    Made,
    /// The task is awaited, returned, moved, stored or given away, or ended on
    /// purpose.
    Used,
    /// It is looked at and stays.
    Read,
  };
  Kind What = Kind::Used;
  /// The declaration, assignment or insertion; else the mention.
  const clang::Stmt *At = nullptr;
  /// The variable, if this is its declaration.
  const clang::VarDecl *Declaration = nullptr;
  clang::SourceLocation Location;
  /// Of Made: the expression that makes the task.
  const clang::Expr *Source = nullptr;
  /// Of Made: the initialiser, or the assignment's right side, as written.
  const clang::Expr *Written = nullptr;
  /// Of Made, not by the declaration: what was held before is gone.
  bool Overwrites = false;
  bool InCatch = false;
  /// The statements around, outermost first.
  llvm::SmallVector<const clang::Stmt *, 8> Around;
};

/// A local variable, a structured binding or a field of a local aggregate that
/// can hold a task.
struct TaskSlot {
  const clang::ValueDecl *Variable = nullptr;
  const clang::FieldDecl *Field = nullptr;
  HeldTask Held;
  /// Others can get at it: nothing is known of it.
  bool Escapes = false;
  /// The author says that it may stay unused: a cast to void,
  /// [[maybe_unused]].
  bool MayStayUnused = false;
  /// In source order.
  std::vector<TaskEvent> Events;

  /// "task", "reply.body"
  std::string name() const;
  bool any(TaskEvent::Kind What) const;
};

/// What \p Function's own code does with the tasks that its local variables
/// hold. Variables that never hold one are left out.
std::vector<TaskSlot> taskSlots(const clang::FunctionDecl &Function,
                                AsyncModel &Model);

} // namespace async_tidy

#endif
