// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_TASKS_TAKENTASKS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_TASKS_TAKENTASKS_H

#include "support/coroutines/AsyncModel.h"

namespace async_tidy {

/// Something that happens to a variable whose content can be taken once.
struct TakenEvent {
  enum class Kind {
    /// Its life begins.
    Declared,
    /// What it holds is awaited, moved away or taken out.
    Taken,
    /// It may hold something new, or is asked whether it does.
    Renewed,
    /// What it holds is asked for and stays.
    Used,
  };
  Kind What = Kind::Used;
  bool IsAwaited = false;
  bool IsMoved = false;
  /// Of Taken: the call that is given it, or takes it out.
  const clang::CallExpr *By = nullptr;
  /// A statement of the control flow graph, which comes behind what it is made
  /// of.
  const clang::Stmt *At = nullptr;
  clang::SourceLocation Location;
  /// The statements around that decide whether it happens, outermost first.
  llvm::SmallVector<const clang::Stmt *, 4> Branching;
};

/// A local variable, parameter, copy in a lambda or structured binding that
/// holds a task, tasks, or a result that can be taken once.
struct TakenVariable {
  const clang::ValueDecl *Variable = nullptr;
  /// Others can get at it: nothing is known of it.
  bool IsLeftAlone = false;
  /// In source order.
  std::vector<TakenEvent> Events;
};

/// Those of \p Function's own code from which something is taken.
std::vector<TakenVariable> takenVariables(const clang::FunctionDecl &Function,
                                          AsyncModel &Model);

} // namespace async_tidy

#endif
