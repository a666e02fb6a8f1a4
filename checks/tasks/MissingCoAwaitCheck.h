// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_TASKS_MISSINGCOAWAITCHECK_H
#define ASYNC_TIDY_CHECKS_TASKS_MISSINGCOAWAITCHECK_H

#include "rules/MissingCoAwaitCheckRules.h"
#include "support/check/AsyncCheck.h"
#include "support/tasks/TaskLife.h"
#include "support/tasks/TaskMisuse.h"

namespace async_tidy {

/// A task is kept, tested or passed on where its awaited result was meant.
class MissingCoAwaitCheck : public AsyncCheck {
public:
  MissingCoAwaitCheck(llvm::StringRef Name,
                      clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Into) override;

protected:
  void checkFunction(const clang::FunctionDecl &Function,
                     AsyncModel &Model) override;

private:
  bool isAllowed(clang::QualType Type) const;
  bool isAllowed(const clang::Expr &Source) const;
  bool isMeant(const TaskLoss &Loss) const;
  void reportLoss(const TaskLoss &Loss, const clang::FunctionDecl &Function,
                  AsyncModel &Model);
  static void noteLoss(const TaskLoss &Loss, Finding &Into);
  void offerAwait(const TaskLoss &Loss, const clang::FunctionDecl &Function,
                  AsyncModel &Model, Finding &Into);
  void reportMisuse(const TaskMisuse &Misuse,
                    const clang::FunctionDecl &Function, AsyncModel &Model);

  const missing_co_await::Options Options;
};

} // namespace async_tidy

#endif
