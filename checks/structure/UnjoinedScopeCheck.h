// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_STRUCTURE_UNJOINEDSCOPECHECK_H
#define ASYNC_TIDY_CHECKS_STRUCTURE_UNJOINEDSCOPECHECK_H

#include "rules/UnjoinedScopeCheckRules.h"
#include "support/check/AsyncCheck.h"

namespace async_tidy {

/// A scope, gate or group is given work and ends without its join.
class UnjoinedScopeCheck : public AsyncCheck {
public:
  UnjoinedScopeCheck(llvm::StringRef Name,
                     clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Into) override;

protected:
  void checkFunction(const clang::FunctionDecl &Function,
                     AsyncModel &Model) override;

private:
  const unjoined_scope::Options Options;
};

} // namespace async_tidy

#endif
