// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_ERRORS_DETACHEDEXCEPTIONCHECK_H
#define ASYNC_TIDY_CHECKS_ERRORS_DETACHEDEXCEPTIONCHECK_H

#include "rules/DetachedExceptionCheckRules.h"
#include "support/check/AsyncCheck.h"
#include "support/throwing/UnobservedTasks.h"

namespace async_tidy {

/// A task runs on its own, and nobody takes the exception that may end it.
class DetachedExceptionCheck : public AsyncCheck {
public:
  DetachedExceptionCheck(llvm::StringRef Name,
                         clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Into) override;

protected:
  void checkFunction(const clang::FunctionDecl &Function,
                     AsyncModel &Model) override;

private:
  void checkTask(const UnobservedTask &Task,
                 const clang::FunctionDecl &Function, AsyncModel &Model);
  bool isAllowed(const UnobservedTask &Task) const;
  bool isTakenToThrow(const UnobservedTask &Task) const;

  const detached_exception::Options Options;
  /// Whether the check of dropped tasks reports those that are dropped on
  /// purpose.
  const bool ReportsDrops;
};

} // namespace async_tidy

#endif
