// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_LIFETIME_RAWRESOURCECHECK_H
#define ASYNC_TIDY_CHECKS_LIFETIME_RAWRESOURCECHECK_H

#include "rules/RawResourceCheckRules.h"
#include "support/check/AsyncCheck.h"

namespace async_tidy {

/// A handle that a coroutine opens and closes by hand is open while the
/// coroutine is suspended.
class RawResourceCheck : public AsyncCheck {
public:
  RawResourceCheck(llvm::StringRef Name,
                   clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Into) override;

protected:
  void checkFunction(const clang::FunctionDecl &Function,
                     AsyncModel &Model) override;

private:
  const raw_resource::Options Options;
};

} // namespace async_tidy

#endif
