// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_TASKS_AWAITFIX_H
#define ASYNC_TIDY_CHECKS_SUPPORT_TASKS_AWAITFIX_H

#include "TaskLife.h"
#include "TaskMisuse.h"
#include "support/code/Discards.h"
#include "support/coroutines/AsyncModel.h"
#include "clang/Basic/Diagnostic.h"
#include <optional>

namespace async_tidy {

/// The edits that await a dropped value in \p Function, where that is a
/// coroutine whose promise can await the value's type and the place allows it.
/// Empty elsewhere, in macros, and where the type depends on a template's
/// arguments.
llvm::SmallVector<clang::FixItHint, 2>
awaitDropped(const Discard &Dropped, const clang::FunctionDecl &Function,
             AsyncModel &Model);

/// The same for a task that is used as its result, where the result can be used
/// so: if (ready()) becomes if (co_await ready()). In parentheses where
/// co_await would bind to a part of it.
llvm::SmallVector<clang::FixItHint, 2>
awaitMisused(const TaskMisuse &Misuse, const clang::FunctionDecl &Function,
             AsyncModel &Model);

/// The edits that make the result of a variable that is never mentioned again:
/// auto reply = fetch();
struct KeptFix {
  llvm::SmallVector<clang::FixItHint, 2> Edits;
  /// The result was meant. Not of an eager task, which runs already, of a bare
  /// lock, which wants its unlock, nor where nobody can tell what awaiting
  /// gives.
  bool IsSafe = false;
};

KeptFix awaitKept(const TaskLoss &Loss, const clang::FunctionDecl &Function,
                  AsyncModel &Model);

} // namespace async_tidy

#endif
