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
  if (!HasEnd && (isWholeProgram() || !factsFile().empty()))
    llvm::erase_if(Functions, [](const FunctionDecl *Function) {
      return !isInMainFile(*Function);
    });
  else if (!HasEnd)
    Functions.clear();
  if (!Functions.empty()) {
    const std::unique_ptr<OutlineMaker> Maker =
        makeOutlines(Model->flow(), Functions);
    UnitFlow Unit(*Maker, isWholeProgram() ? FlowProgram::Missing::Anything
                                           : FlowProgram::Missing::Guessed);
    for (const FunctionDecl *Function : Functions)
      Unit.add(*Function);
    Unit.addData(Model->context());
    const bool IsKnown = !factsFile().empty() && !isWholeProgram();
    Unit.addOthers(elsewhere(factsFile(), *Model)->Flows,
                   IsKnown ? FlowProgram::Extent::Known
                           : FlowProgram::Extent::Unit);
    const std::vector<UnitFlow::Finding> Findings = Unit.find();
    llvm::MapVector<SourceLocation, std::vector<UnitFlow::Finding>> Places;
    for (const UnitFlow::Finding &Finding : Findings)
      Places[Finding.Code->Use->User->getExprLoc()].push_back(Finding);
    for (const auto &[At, Found] : Places)
      reportFound(Found);
    if (isWholeProgram())
      Model->addFlows(Unit.outlinesFor(Findings));
  }
  Functions.clear();
  HasEnd = false;
}

void FlowCheck::reportFound(llvm::ArrayRef<UnitFlow::Finding> Findings) {
  const UnitFlow::Finding &Finding = Findings.front();
  const FlowUse &Use = *Finding.Code->Use;
  if (!isReportedIn(*Use.In, *Model))
    return;
  const std::vector<FlowWording> Wordings = wordingsFor(Use);
  FindingCondition Condition;
  const FlowWording *Wording = &Wordings[Finding.Found->Kind];
  if (isWholeProgram()) {
    Condition.Usr = *Finding.Usr;
    Condition.Flow = FlowCondition{
        Finding.Topic,
        {},
        pointOf(Use.User->getExprLoc(), Model->context().getSourceManager())
            .Offset,
        Wordings};
    for (const UnitFlow::Finding &Same : Findings)
      Condition.Flow->Functions.push_back(*Same.Usr);
    // Any kind will do until the program decides.
    Wording =
        &*llvm::find_if(Wordings, [](const FlowWording &W) { return W.Kind; });
  } else if (!Wording->Kind) {
    return;
  }
  const auto *Call = dyn_cast<CallExpr>(Use.User);
  auto Warning = report(*Wording->Kind,
                        Call ? calleeLocation(*Call) : Use.User->getExprLoc(),
                        *Use.User, *Use.In, *Model, {}, std::move(Condition));
  if (!Warning)
    return;
  for (const std::string &Part : partsOf(*Wording, *Finding.Found))
    *Warning << Part;
  // The next diagnostic closes this one.
  Warning.reset();
  if (!isWholeProgram())
    for (const FlowPoint &Point : Finding.Found->Path)
      note(Point.At, Point.Text, *Model);
  if (!Finding.IsCall)
    suggest(*Finding.Code, *Model);
}

} // namespace async_tidy
