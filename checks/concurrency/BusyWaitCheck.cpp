// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "BusyWaitCheck.h"
#include "support/polling/PollingLoops.h"
#include "support/running/Running.h"

using namespace clang;

namespace async_tidy {

BusyWaitCheck::BusyWaitCheck(llvm::StringRef Name,
                             tidy::ClangTidyContext *Context)
    : AsyncCheck(Name, Context), Options(optionSource()) {}

void BusyWaitCheck::storeOptions(tidy::ClangTidyOptions::OptionMap &Into) {
  Options.store(optionSink(Into));
}

void BusyWaitCheck::checkFunction(const FunctionDecl &Function,
                                  AsyncModel &Model) {
  for (const PollingLoop &Found : Model.get<PollingLoops>().in(Function)) {
    // async-endless-loop says that.
    if (!Found.Asked || Found.Read || (!Found.Sleep && Found.AwaitsElse))
      continue;
    if (Found.Milliseconds && *Found.Milliseconds > Options.MaxInterval)
      continue;
    // A test waits for what it has set going.
    if (Model.get<Running>().isTestCode(Function))
      return;
    const Stmt &At = Found.Sleep ? *Found.Sleep : *Found.Loop;
    Finding F({!Found.Sleep       ? &busy_wait::Spins
               : Found.OnlyYields ? &busy_wait::Yields
                                  : &busy_wait::Sleeps,
               {Found.Name}},
              At.getBeginLoc(), At, Function);
    F.Notes.push_back({Found.Asked->getExprLoc(), "asked here"});
    report(std::move(F), Model);
  }
}

} // namespace async_tidy
