// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "SwallowedExceptionCheck.h"
#include "support/handling/SwallowedCancellations.h"
#include "support/handling/SwallowedExceptions.h"
#include "support/running/Running.h"

using namespace clang;

namespace async_tidy {

SwallowedExceptionCheck::SwallowedExceptionCheck(
    llvm::StringRef Name, tidy::ClangTidyContext *Context)
    : AsyncCheck(Name, Context), Options(optionSource()),
      ReportsCancellations(isEnabled("async-swallowed-cancellation")),
      CancellationTypes(optionSourceOf("async-swallowed-cancellation")
                            .list("CancellationTypes", "", {})) {}

void SwallowedExceptionCheck::storeOptions(
    tidy::ClangTidyOptions::OptionMap &Into) {
  Options.store(optionSink(Into));
}

void SwallowedExceptionCheck::checkFunction(const FunctionDecl &Function,
                                            AsyncModel &Model) {
  std::vector<SwallowedException> Found =
      swallowedExceptions(Function, Options.CleanupCalls, Model);
  llvm::erase_if(Found, [this](const SwallowedException &Swallowed) {
    return Options.AllowCommented && Swallowed.IsCommented;
  });
  // A test waits for what fails.
  if (Found.empty() || Model.get<Running>().isTestCode(Function))
    return;
  if (ReportsCancellations)
    for (const SwallowedCancellation &Said :
         swallowedCancellations(Function, CancellationTypes, Model))
      llvm::erase_if(Found, [&](const SwallowedException &Swallowed) {
        return Swallowed.Handler == Said.Handler;
      });
  for (const SwallowedException &Swallowed : Found) {
    Finding F({&swallowed_exception::Hidden, {Swallowed.Name}},
              Swallowed.Handler->getCatchLoc(), *Swallowed.Handler, Function);
    F.Notes.push_back({Swallowed.From->getExprLoc(), "it may throw here"});
    report(std::move(F), Model);
  }
}

} // namespace async_tidy
