// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_CONCURRENCY_ENDLESSLOOPCHECK_H
#define ASYNC_TIDY_CHECKS_CONCURRENCY_ENDLESSLOOPCHECK_H

#include "rules/EndlessLoopCheckRules.h"
#include "support/check/AsyncCheck.h"

namespace async_tidy {

/// A loop of a coroutine goes round without awaiting anything, for good.
class EndlessLoopCheck : public AsyncCheck {
public:
  EndlessLoopCheck(llvm::StringRef Name,
                   clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Into) override;

protected:
  void checkFunction(const clang::FunctionDecl &Function,
                     AsyncModel &Model) override;

private:
  const endless_loop::Options Options;
};

} // namespace async_tidy

#endif
