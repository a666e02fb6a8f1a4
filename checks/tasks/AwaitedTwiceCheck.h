// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_TASKS_AWAITEDTWICECHECK_H
#define ASYNC_TIDY_CHECKS_TASKS_AWAITEDTWICECHECK_H

#include "rules/AwaitedTwiceCheckRules.h"
#include "support/check/AsyncCheck.h"

namespace async_tidy {

/// A task is awaited or used after an await, or whoever it was moved to, has
/// taken it.
class AwaitedTwiceCheck : public AsyncCheck {
public:
  AwaitedTwiceCheck(llvm::StringRef Name,
                    clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Into) override;

protected:
  void checkFunction(const clang::FunctionDecl &Function,
                     AsyncModel &Model) override;

private:
  const awaited_twice::Options Options;
};

} // namespace async_tidy

#endif
