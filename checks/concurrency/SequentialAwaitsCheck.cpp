// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "SequentialAwaitsCheck.h"
#include "support/code/Names.h"
#include "support/running/Running.h"
#include "support/sharing/IndependentAwaits.h"

using namespace clang;

namespace async_tidy {

SequentialAwaitsCheck::SequentialAwaitsCheck(llvm::StringRef Name,
                                             tidy::ClangTidyContext *Context)
    : AsyncCheck(Name, Context), Options(optionSource()) {}

void SequentialAwaitsCheck::storeOptions(
    tidy::ClangTidyOptions::OptionMap &Into) {
  Options.store(optionSink(Into));
}

void SequentialAwaitsCheck::checkFunction(const FunctionDecl &Function,
                                          AsyncModel &Model) {
  for (const IndependentAwait &Found : independentAwaitsIn(Function, Model)) {
    // A test does one thing after the other.
    if (Model.get<Running>().isTestCode(Function))
      return;
    Finding F =
        Found.Before
            ? Finding({&sequential_awaits::InARow,
                       {calledName(*Found.Awaited), calledName(*Found.Before)}},
                      Found.Await->getBeginLoc(), *Found.Await, Function)
            : Finding(
                  {&sequential_awaits::InALoop, {calledName(*Found.Awaited)}},
                  Found.Await->getBeginLoc(), *Found.Await, Function);
    if (Found.Before)
      F.Notes.push_back({Found.Before->getExprLoc(), "ends first"});
    report(std::move(F), Model);
  }
}

} // namespace async_tidy
