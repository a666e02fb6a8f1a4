// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_CONCURRENCY_SEQUENTIALAWAITSCHECK_H
#define ASYNC_TIDY_CHECKS_CONCURRENCY_SEQUENTIALAWAITSCHECK_H

#include "rules/SequentialAwaitsCheckRules.h"
#include "support/check/AsyncCheck.h"

namespace async_tidy {

/// Awaits that need nothing of each other are made one after the other.
class SequentialAwaitsCheck : public AsyncCheck {
public:
  SequentialAwaitsCheck(llvm::StringRef Name,
                        clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Into) override;

protected:
  void checkFunction(const clang::FunctionDecl &Function,
                     AsyncModel &Model) override;

private:
  const sequential_awaits::Options Options;
};

} // namespace async_tidy

#endif
