// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_ERRORS_SWALLOWEDCANCELLATIONCHECK_H
#define ASYNC_TIDY_CHECKS_ERRORS_SWALLOWEDCANCELLATIONCHECK_H

#include "rules/SwallowedCancellationCheckRules.h"
#include "support/check/AsyncCheck.h"
#include "support/handling/SwallowedCancellations.h"

namespace async_tidy {

/// A handler takes the cancellation of a coroutine, which goes on as if nothing
/// had happened.
class SwallowedCancellationCheck : public AsyncCheck {
public:
  SwallowedCancellationCheck(llvm::StringRef Name,
                             clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Into) override;

protected:
  void checkFunction(const clang::FunctionDecl &Function,
                     AsyncModel &Model) override;

private:
  const swallowed_cancellation::Options Options;
};

} // namespace async_tidy

#endif
