// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SECURITY_FLOWCHECK_H
#define ASYNC_TIDY_CHECKS_SECURITY_FLOWCHECK_H

#include "support/check/AsyncCheck.h"
#include "support/flow/FlowTopic.h"
#include "support/flow/UnitFlow.h"

namespace async_tidy {

/// Base of the checks that follow data: shows their topic's summaries all
/// functions of the unit, and reports what is found.
class FlowCheck : public AsyncCheck {
public:
  using AsyncCheck::AsyncCheck;
  void onEndOfTranslationUnit() override;

protected:
  void checkFunction(const clang::FunctionDecl &Function,
                     AsyncModel &Model) override;

  /// The name of the file that tells of functions elsewhere; or empty.
  virtual const std::string &factsFile() const = 0;
  /// Whether there is anything in the function that a finding needs; without
  /// it in any function of a unit the unit has none of its own.
  virtual bool hasEnd(const clang::FunctionDecl &Function,
                      AsyncModel &Model) = 0;
  virtual std::unique_ptr<FlowSummarizer>
  makeSummarizer(ValueFlow &Flow,
                 llvm::ArrayRef<const clang::FunctionDecl *> Functions) = 0;
  virtual bool isReportedIn(const clang::FunctionDecl &Function,
                            AsyncModel &Model) const = 0;
  /// By the findings' kinds; one for each.
  virtual std::vector<Wording> wordingsFor(const FlowUse &Use) const = 0;
  /// Adds fixes to what has been found at a sink.
  virtual void suggest(const UnitSummary::Code &, Finding &) {}

  /// Of the unit, once a function has been seen.
  AsyncModel &model() const { return *Model; }

private:
  /// Reports what is found at one place, in instances of a template at once.
  void reportFound(llvm::ArrayRef<UnitFlow::Finding> Findings,
                   const Topic &Flow, FlowProgram &Closed);

  /// In the order in which they were seen.
  std::vector<const clang::FunctionDecl *> Functions;
  AsyncModel *Model = nullptr;
  bool HasEnd = false;
};

} // namespace async_tidy

#endif
