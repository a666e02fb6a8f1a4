// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_ERRORS_SWALLOWEDEXCEPTIONCHECK_H
#define ASYNC_TIDY_CHECKS_ERRORS_SWALLOWEDEXCEPTIONCHECK_H

#include "rules/SwallowedExceptionCheckRules.h"
#include "support/check/AsyncCheck.h"

namespace async_tidy {

/// A handler in a coroutine takes every exception and does nothing with it.
class SwallowedExceptionCheck : public AsyncCheck {
public:
  SwallowedExceptionCheck(llvm::StringRef Name,
                          clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Into) override;

protected:
  void checkFunction(const clang::FunctionDecl &Function,
                     AsyncModel &Model) override;

private:
  const swallowed_exception::Options Options;
  /// Whether the check of cancellations reports, which says more of a handler,
  /// and what its types are.
  const bool ReportsCancellations;
  const std::vector<std::string> CancellationTypes;
};

} // namespace async_tidy

#endif
