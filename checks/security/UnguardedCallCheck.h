// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SECURITY_UNGUARDEDCALLCHECK_H
#define ASYNC_TIDY_CHECKS_SECURITY_UNGUARDEDCALLCHECK_H

#include "rules/UnguardedCallCheckRules.h"
#include "support/check/AsyncCheck.h"
#include "support/security/GuardedCalls.h"

namespace async_tidy {

/// A call that the project wants to see behind a guard is reached without one.
class UnguardedCallCheck : public AsyncCheck {
public:
  UnguardedCallCheck(llvm::StringRef Name,
                     clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Into) override;
  void onEndOfTranslationUnit() override;

protected:
  void checkFunction(const clang::FunctionDecl &Function,
                     AsyncModel &Model) override;

private:
  /// Reports the call if it is reached without a guard, by \p Known, which is
  /// null in the driver.
  void reportCall(const GuardedCalls::Finding &Found, TopicProgram *Known);

  const unguarded_call::Options Options;
  AsyncModel *Model = nullptr;
  std::unique_ptr<GuardedCalls> Calls;
};

} // namespace async_tidy

#endif
