// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_STRUCTURE_MANUALTRANSACTIONCHECK_H
#define ASYNC_TIDY_CHECKS_STRUCTURE_MANUALTRANSACTIONCHECK_H

#include "rules/ManualTransactionCheckRules.h"
#include "support/check/AsyncCheck.h"

namespace async_tidy {

/// A coroutine begins and ends a transaction by hand, and leaves it open on
/// some way.
class ManualTransactionCheck : public AsyncCheck {
public:
  ManualTransactionCheck(llvm::StringRef Name,
                         clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Into) override;

protected:
  void checkFunction(const clang::FunctionDecl &Function,
                     AsyncModel &Model) override;

private:
  const manual_transaction::Options Options;
};

} // namespace async_tidy

#endif
