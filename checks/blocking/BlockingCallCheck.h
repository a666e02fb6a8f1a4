// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_BLOCKING_BLOCKINGCALLCHECK_H
#define ASYNC_TIDY_CHECKS_BLOCKING_BLOCKINGCALLCHECK_H

#include "rules/BlockingCallCheckRules.h"
#include "support/blocking/BlockingCalls.h"
#include "support/blocking/BlockingTopic.h"
#include "support/check/AsyncCheck.h"
#include "support/running/Running.h"

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
    RunningCondition Where;
  };
  /// A call that blocks by itself, which waits until it is known what else runs
  /// there.
  struct Blocker {
    Finding Found;
    RunningCondition Where;
  };

  bool isAllowed(const BlockingCandidate &Found) const;
  WaitHarm harmOf(BlockingLength Length) const;
  RunningCondition whereIs(const BlockingCandidate &Found,
                           const clang::FunctionDecl &Function,
                           AsyncModel &Model) const;
  Finding findingFor(const BlockingCandidate &Found,
                     const clang::FunctionDecl &Function, AsyncModel &Model);
  /// Reports \p Call if what it calls blocks, by \p Known and \p Runs, which
  /// are null in the driver.
  void reportCall(const AsyncCall &Call, TopicProgram *Known,
                  TopicProgram *Runs);

  const blocking_call::Options Options;
  std::shared_ptr<const Facts> ExtraFacts;
  AsyncModel *Model = nullptr;
  std::vector<AsyncCall> Calls;
  std::vector<Blocker> Blockers;
};

} // namespace async_tidy

#endif
