// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_LIFETIME_DANGLINGCAPTURECHECK_H
#define ASYNC_TIDY_CHECKS_LIFETIME_DANGLINGCAPTURECHECK_H

#include "rules/DanglingCaptureCheckRules.h"
#include "support/check/AsyncCheck.h"
#include "support/lifetime/DanglingClosures.h"

namespace async_tidy {

/// A lambda dies before its coroutine is done with what it has captured.
class DanglingCaptureCheck : public AsyncCheck {
public:
  DanglingCaptureCheck(llvm::StringRef Name,
                       clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Into) override;

protected:
  void checkFunction(const clang::FunctionDecl &Function,
                     AsyncModel &Model) override;

private:
  void reportClosure(const DanglingClosure &Found,
                     const clang::FunctionDecl &Function, AsyncModel &Model);

  const dangling_capture::Options Options;
};

} // namespace async_tidy

#endif
