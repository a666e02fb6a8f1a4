// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_LIFETIME_THREADBOUNDACROSSAWAITCHECK_H
#define ASYNC_TIDY_CHECKS_LIFETIME_THREADBOUNDACROSSAWAITCHECK_H

#include "rules/ThreadBoundAcrossAwaitCheckRules.h"
#include "support/binding/AcrossAwaits.h"
#include "support/check/AsyncCheck.h"

namespace async_tidy {

/// What belongs to a thread is set or taken before a coroutine suspends, and
/// relied on behind that.
class ThreadBoundAcrossAwaitCheck : public AsyncCheck {
public:
  ThreadBoundAcrossAwaitCheck(llvm::StringRef Name,
                              clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Into) override;

protected:
  void checkFunction(const clang::FunctionDecl &Function,
                     AsyncModel &Model) override;

private:
  bool isAllowed(const BoundUse &Found) const;

  const thread_bound_across_await::Options Options;
};

} // namespace async_tidy

#endif
