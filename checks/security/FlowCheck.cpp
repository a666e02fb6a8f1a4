// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "FlowCheck.h"
#include "support/code/LinkNames.h"
#include "support/code/Names.h"
#include "support/coroutines/Coroutine.h"
#include "llvm/ADT/MapVector.h"

using namespace clang;

namespace async_tidy {

void FlowCheck::checkFunction(const FunctionDecl &Function, AsyncModel &Model) {
  this->Model = &Model;
  // Lambdas are part of the function around them.
  if (Function.isDependentContext() || namedFunction(&Function) != &Function)
    return;
  Functions.push_back(&Function);
  HasEnd = HasEnd || hasEnd(Function, Model);
}

void FlowCheck::onEndOfTranslationUnit() {
  // Other units may have what this one lacks, for what only this one defines.
  const bool IsKnown = !isWholeProgram() && knowsElsewhere(factsFile());
  if (!HasEnd && (isWholeProgram() || IsKnown))
    llvm::erase_if(Functions, [](const FunctionDecl *Function) {
      return !isInMainFile(*Function);
    });
  else if (!HasEnd)
    Functions.clear();
  if (!Functions.empty()) {
    const std::unique_ptr<FlowSummarizer> Maker =
        makeSummarizer(Model->get<ValueFlow>(), Functions);
    UnitFlow Unit(*Maker, isWholeProgram() ? FlowProgram::Missing::Anything
                                           : FlowProgram::Missing::Guessed);
    for (const FunctionDecl *Function : Functions)
      Unit.add(*Function);
    Model->forgetBodies();
    Unit.addData(Model->context());
    const Topic &Flow = Maker->topic();
    const RecordsOf<FlowSummary> Own(IsKnown ? Unit.program().summaries()
                                             : std::vector<FlowSummary>());
    const auto Elsewhere = elsewhere(Flow, factsFile(), Own, {}, *Model);
    Unit.addOthers(recordsIn<FlowSummary>(Elsewhere.get()),
                   IsKnown ? Extent::Known : Extent::Unit);
    const std::vector<UnitFlow::Finding> Findings = Unit.find();
    llvm::MapVector<SourceLocation, std::vector<UnitFlow::Finding>> Places;
    for (const UnitFlow::Finding &Finding : Findings)
      Places[Finding.Code->Use->User->getExprLoc()].push_back(Finding);
    for (const auto &[At, Found] : Places)
      reportFound(Found, Flow, Unit.program());
    keep(Flow,
         std::make_unique<RecordsOf<FlowSummary>>(Unit.summariesFor(Findings)),
         *Model);
  }
  Functions.clear();
  HasEnd = false;
}

void FlowCheck::reportFound(llvm::ArrayRef<UnitFlow::Finding> Findings,
                            const Topic &Flow, FlowProgram &Closed) {
  const UnitFlow::Finding &First = Findings.front();
  const FlowUse &Use = *First.Code->Use;
  if (!isReportedIn(*Use.In, *Model))
    return;
  FlowCondition Condition;
  for (const UnitFlow::Finding &Same : Findings)
    Condition.Functions.push_back(Same.Usr);
  Condition.Offset =
      pointOf(Use.User->getExprLoc(), Model->context().getSourceManager())
          .Offset;
  Condition.Wordings = wordingsFor(Use);
  const auto *Call = dyn_cast<CallExpr>(Use.User);
  Finding Found({}, Call ? calleeLocation(*Call) : Use.User->getExprLoc(),
                *Use.User, *Use.In);
  if (!First.IsCall)
    suggest(*First.Code, Found);
  reportIf(
      std::move(Found), {Flow.Name.str(), Condition},
      [&] { return decide(Condition, Closed); }, *Model);
}

} // namespace async_tidy
