// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_LIFETIME_LOCKACROSSAWAITCHECK_H
#define ASYNC_TIDY_CHECKS_LIFETIME_LOCKACROSSAWAITCHECK_H

#include "rules/LockAcrossAwaitCheckRules.h"
#include "support/check/AsyncCheck.h"
#include "support/locks/Acquisitions.h"

namespace async_tidy {

/// A lock that threads wait for is held while the coroutine is suspended.
class LockAcrossAwaitCheck : public AsyncCheck {
public:
  LockAcrossAwaitCheck(llvm::StringRef Name,
                       clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Into) override;

protected:
  void checkFunction(const clang::FunctionDecl &Function,
                     AsyncModel &Model) override;

private:
  static Wording wordsOn(const Acquisition &Taken, AsyncModel &Model);
  /// By the type of the mutex, or of what holds it.
  bool isAllowed(const Acquisition &Taken) const;

  const lock_across_await::Options Options;
};

} // namespace async_tidy

#endif
