// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_TASKS_CALLBACKINCOROUTINECHECK_H
#define ASYNC_TIDY_CHECKS_TASKS_CALLBACKINCOROUTINECHECK_H

#include "rules/CallbackInCoroutineCheckRules.h"
#include "support/check/AsyncCheck.h"

namespace async_tidy {

/// A coroutine hands a callback to an operation that it could await.
class CallbackInCoroutineCheck : public AsyncCheck {
public:
  CallbackInCoroutineCheck(llvm::StringRef Name,
                           clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Into) override;

protected:
  void checkFunction(const clang::FunctionDecl &Function,
                     AsyncModel &Model) override;

private:
  const callback_in_coroutine::Options Options;
};

} // namespace async_tidy

#endif
