// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_LIFETIME_DANGLINGTHISCHECK_H
#define ASYNC_TIDY_CHECKS_LIFETIME_DANGLINGTHISCHECK_H

#include "rules/DanglingThisCheckRules.h"
#include "support/check/AsyncCheck.h"

namespace async_tidy {

/// A member coroutine goes on with an object that nothing keeps alive until
/// then.
class DanglingThisCheck : public AsyncCheck {
public:
  DanglingThisCheck(llvm::StringRef Name,
                    clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Into) override;

protected:
  void checkFunction(const clang::FunctionDecl &Function,
                     AsyncModel &Model) override;

private:
  const dangling_this::Options Options;
  const bool ReportsDestructors;
};

} // namespace async_tidy

#endif
