// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_ERRORS_IGNOREDERRORCHECK_H
#define ASYNC_TIDY_CHECKS_ERRORS_IGNOREDERRORCHECK_H

#include "rules/IgnoredErrorCheckRules.h"
#include "support/check/AsyncCheck.h"

namespace async_tidy {

/// An error that an awaited operation gives as a value is never looked at.
class IgnoredErrorCheck : public AsyncCheck {
public:
  IgnoredErrorCheck(llvm::StringRef Name,
                    clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Into) override;

protected:
  void checkFunction(const clang::FunctionDecl &Function,
                     AsyncModel &Model) override;

private:
  const ignored_error::Options Options;
};

} // namespace async_tidy

#endif
