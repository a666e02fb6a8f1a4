// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "EndlessLoopCheck.h"
#include "support/code/Names.h"
#include "support/coroutines/Coroutine.h"
#include "support/polling/PollingLoops.h"

using namespace clang;

namespace async_tidy {

EndlessLoopCheck::EndlessLoopCheck(llvm::StringRef Name,
                                   tidy::ClangTidyContext *Context)
    : AsyncCheck(Name, Context), Options(optionSource()) {}

void EndlessLoopCheck::storeOptions(tidy::ClangTidyOptions::OptionMap &Into) {
  Options.store(optionSink(Into));
}

void EndlessLoopCheck::checkFunction(const FunctionDecl &Function,
                                     AsyncModel &Model) {
  for (const PollingLoop &Found : Model.get<PollingLoops>().in(Function)) {
    // async-busy-wait says that.
    if (Found.Sleep || (Found.Asked && !Found.Read && !Found.AwaitsElse))
      continue;
    if (Found.Read) {
      const auto *Call = cast<CallExpr>(awaitedOperand(*Found.Read));
      Finding F({&endless_loop::ReadsOn, {calledName(*Call)}},
                Found.Loop->getBeginLoc(), *Found.Loop, Function);
      F.Notes.push_back({Found.Read->getExprLoc(), "read here"});
      report(std::move(F), Model);
      continue;
    }
    if (!Found.Asked) {
      report(Finding({&endless_loop::NeverAwaits, {}},
                     Found.Loop->getBeginLoc(), *Found.Loop, Function),
             Model);
      continue;
    }
    Finding F({&endless_loop::Skips, {Found.Name}}, Found.Loop->getBeginLoc(),
              *Found.Loop, Function);
    F.Notes.push_back({Found.Asked->getExprLoc(), "asked here"});
    report(std::move(F), Model);
  }
}

} // namespace async_tidy
