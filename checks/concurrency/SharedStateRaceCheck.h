// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_CONCURRENCY_SHAREDSTATERACECHECK_H
#define ASYNC_TIDY_CHECKS_CONCURRENCY_SHAREDSTATERACECHECK_H

#include "rules/SharedStateRaceCheckRules.h"
#include "support/check/AsyncCheck.h"
#include "support/sharing/SharingRecord.h"
#include "support/sharing/StaleActs.h"

namespace async_tidy {

/// What was checked before the coroutine suspended is acted on after it,
/// without another look.
class SharedStateRaceCheck : public AsyncCheck {
public:
  SharedStateRaceCheck(llvm::StringRef Name,
                       clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Into) override;
  void onEndOfTranslationUnit() override;

protected:
  void checkFunction(const clang::FunctionDecl &Function,
                     AsyncModel &Model) override;

private:
  /// Waits for the unit's end, when it is known who changes the place.
  struct Candidate {
    StaleAct Stale;
    const clang::FunctionDecl *Function;
  };

  /// Reports \p Found if others change the place meanwhile, by \p Known, which
  /// is null in the driver.
  void reportAct(const Candidate &Found, TopicProgram *Known);

  const shared_state_race::Options Options;
  AsyncModel *Model = nullptr;
  std::vector<SharingRecord> Records;
  std::vector<Candidate> Candidates;
};

} // namespace async_tidy

#endif
