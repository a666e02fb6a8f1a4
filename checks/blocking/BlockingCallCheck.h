// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_BLOCKING_BLOCKINGCALLCHECK_H
#define ASYNC_TIDY_CHECKS_BLOCKING_BLOCKINGCALLCHECK_H

#include "rules/BlockingCallCheckRules.h"
#include "support/blocking/BlockingCalls.h"
#include "support/check/AsyncCheck.h"

namespace async_tidy {

/// A call that can wait without bound runs on the event loop.
class BlockingCallCheck : public AsyncCheck {
public:
  BlockingCallCheck(llvm::StringRef Name,
                    clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Into) override;

  void onEndOfTranslationUnit() override;

protected:
  void checkFunction(const clang::FunctionDecl &Function,
                     AsyncModel &Model) override;

private:
  /// A call of another function that waits for the unit's end, when the
  /// summaries of all functions are there.
  struct AsyncCall {
    BlockingCandidate Found;
    const clang::FunctionDecl *Function;
  };

  bool isAllowed(const BlockingCandidate &Found) const;
  void reportBlocker(const BlockingCandidate &Found,
                     const clang::FunctionDecl &Function, AsyncModel &Model);
  /// Reports \p Call if what it calls blocks, by \p Known, which is null in
  /// the driver.
  void reportCall(const AsyncCall &Call, TopicProgram *Known);

  const blocking_call::Options Options;
  std::shared_ptr<const Facts> ExtraFacts;
  AsyncModel *Model = nullptr;
  std::vector<AsyncCall> Calls;
};

} // namespace async_tidy

#endif
