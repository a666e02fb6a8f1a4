// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_TASKS_TASKSUSEDAGAIN_H
#define ASYNC_TIDY_CHECKS_SUPPORT_TASKS_TASKSUSEDAGAIN_H

#include "TakenTasks.h"

namespace async_tidy {

/// A use of a variable whose content has been taken before.
struct TaskUsedAgain {
  const clang::ValueDecl *Variable = nullptr;
  TakenEvent Taken;
  TakenEvent Used;
  /// It is one place, to which a loop comes again.
  bool IsNextRound = false;
};

/// Those of \p Function's own code, in source order; each place once.
std::vector<TaskUsedAgain> tasksUsedAgain(const clang::FunctionDecl &Function,
                                          AsyncModel &Model);

} // namespace async_tidy

#endif
