// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_TASKS_TASKRUNNER_H
#define ASYNC_TIDY_CHECKS_SUPPORT_TASKS_TASKRUNNER_H

#include "DroppedTasks.h"
#include "support/code/CodeFix.h"

namespace async_tidy {

/// What a library has to run a task with where nothing can await it, in a test
/// or in main: sync_wait(fetch())
struct TaskRunner {
  std::string Code;
  /// Puts that in the dropped task's place; without edits where the model is
  /// not sure of its code.
  CodeFix Fix;
};

/// What runs \p Task, which \p Function drops. Nothing where that is a
/// coroutine, and in macros.
std::optional<TaskRunner> runnerFor(const DroppedTask &Task,
                                    const clang::FunctionDecl &Function,
                                    const AsyncModel &Model);

} // namespace async_tidy

#endif
