// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_LIFETIME_REFERENCEACROSSAWAITCHECK_H
#define ASYNC_TIDY_CHECKS_LIFETIME_REFERENCEACROSSAWAITCHECK_H

#include "rules/ReferenceAcrossAwaitCheckRules.h"
#include "support/check/AsyncCheck.h"
#include "support/lifetime/HeldReferences.h"
#include "support/sharing/SharingRecord.h"

namespace async_tidy {

/// What others can change meanwhile is referred to over an await.
class ReferenceAcrossAwaitCheck : public AsyncCheck {
public:
  ReferenceAcrossAwaitCheck(llvm::StringRef Name,
                            clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Into) override;
  void onEndOfTranslationUnit() override;

protected:
  void checkFunction(const clang::FunctionDecl &Function,
                     AsyncModel &Model) override;

private:
  /// Waits for the unit's end, when it is known who changes the place.
  struct Candidate {
    HeldReference Held;
    const clang::FunctionDecl *Function;
  };

  /// Reports \p Found if others change the place meanwhile, by \p Known, which
  /// is null in the driver.
  void reportHeld(const Candidate &Found, TopicProgram *Known);

  const reference_across_await::Options Options;
  AsyncModel *Model = nullptr;
  std::vector<SharingRecord> Records;
  std::vector<Candidate> Candidates;
};

} // namespace async_tidy

#endif
