// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_STRUCTURE_TASKINDESTRUCTORCHECK_H
#define ASYNC_TIDY_CHECKS_STRUCTURE_TASKINDESTRUCTORCHECK_H

#include "rules/TaskInDestructorCheckRules.h"
#include "support/check/AsyncCheck.h"

namespace async_tidy {

/// A destructor starts a task that uses the object which is going, or blocks
/// for one.
class TaskInDestructorCheck : public AsyncCheck {
public:
  TaskInDestructorCheck(llvm::StringRef Name,
                        clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Into) override;

protected:
  void checkFunction(const clang::FunctionDecl &Function,
                     AsyncModel &Model) override;

private:
  const task_in_destructor::Options Options;
};

} // namespace async_tidy

#endif
