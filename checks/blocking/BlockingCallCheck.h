// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_BLOCKING_BLOCKINGCALLCHECK_H
#define ASYNC_TIDY_CHECKS_BLOCKING_BLOCKINGCALLCHECK_H

#include "rules/BlockingCallCheckRules.h"
#include "support/AsyncCheck.h"

namespace async_tidy {

/// A call that can wait without bound runs on the event loop.
class BlockingCallCheck : public AsyncCheck {
public:
  BlockingCallCheck(llvm::StringRef Name,
                    clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Into) override;

protected:
  void checkFunction(const clang::FunctionDecl &Function,
                     AsyncModel &Model) override;

private:
  class Visitor;
  struct Blocker;
  struct Advice;

  bool isLookedFor(const Blocker &Found) const;
  static Advice adviceFor(const Blocker &Found,
                          const clang::FunctionDecl &Function,
                          AsyncModel &Model);
  void reportBlocker(const Blocker &Found, const clang::FunctionDecl &Function,
                     AsyncModel &Model);

  const blocking_call::Options Options;
};

} // namespace async_tidy

#endif
