// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_CONCURRENCY_BUSYWAITCHECK_H
#define ASYNC_TIDY_CHECKS_CONCURRENCY_BUSYWAITCHECK_H

#include "rules/BusyWaitCheckRules.h"
#include "support/check/AsyncCheck.h"

namespace async_tidy {

/// A coroutine asks again and again for what others change, instead of awaiting
/// it.
class BusyWaitCheck : public AsyncCheck {
public:
  BusyWaitCheck(llvm::StringRef Name, clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Into) override;

protected:
  void checkFunction(const clang::FunctionDecl &Function,
                     AsyncModel &Model) override;

private:
  const busy_wait::Options Options;
};

} // namespace async_tidy

#endif
