// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_TASKS_DROPPEDTASKCHECK_H
#define ASYNC_TIDY_CHECKS_TASKS_DROPPEDTASKCHECK_H

#include "rules/DroppedTaskCheckRules.h"
#include "support/check/AsyncCheck.h"
#include "support/throwing/LostTasks.h"

namespace async_tidy {

/// A task or an async operation is created and its value is discarded.
class DroppedTaskCheck : public AsyncCheck {
public:
  DroppedTaskCheck(llvm::StringRef Name,
                   clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Into) override;

protected:
  void checkFunction(const clang::FunctionDecl &Function,
                     AsyncModel &Model) override;

private:
  void reportTask(const DroppedTask &Task, const clang::FunctionDecl &Function,
                  AsyncModel &Model);

  const dropped_task::Options Options;
  const LostTasks Lost;
};

} // namespace async_tidy

#endif
