// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "DanglingParameterCheck.h"
#include "support/code/LinkNames.h"
#include "support/code/Names.h"
#include "support/coroutines/Coroutine.h"
#include "support/lifetime/LifetimeTopic.h"
#include "support/tasks/TaskFacts.h"
#include <nlohmann/json.hpp>

using namespace clang;

namespace async_tidy {

DanglingParameterCheck::DanglingParameterCheck(llvm::StringRef Name,
                                               tidy::ClangTidyContext *Context)
    : AsyncCheck(Name, Context), Options(optionSource()) {}

void DanglingParameterCheck::storeOptions(
    tidy::ClangTidyOptions::OptionMap &Into) {
  Options.store(optionSink(Into));
}

void DanglingParameterCheck::checkFunction(const FunctionDecl &Function,
                                           AsyncModel &Model) {
  // Of a template its instances are looked at.
  if (Function.isDependentContext())
    return;
  this->Model = &Model;
  const TaskFates Tasks = taskFates(Function, Model);
  if (std::optional<ParameterLife> Life = parameterLife(Function, Tasks, Model))
    Lives.push_back(std::move(*Life));
  for (const DanglingArgument &Found :
       danglingArguments(Function, Tasks, Model))
    if (!matchesAnyName(Options.AllowedFunctions, qualifiedName(*Found.Callee)))
      Candidates.push_back({Found, &Function});
}

std::string DanglingParameterCheck::calleeOf(const Candidate &Given) {
  return calledUsr(*Given.Found.Callee, *Given.Function, /*IsVirtual=*/false);
}

void DanglingParameterCheck::onEndOfTranslationUnit() {
  if (!Model)
    return;
  std::vector<std::string> Asked;
  for (const Candidate &Given : Candidates)
    Asked.push_back(calleeOf(Given));
  const auto Known = settle(
      LifetimeTopic,
      [&] {
        return std::make_unique<RecordsOf<ParameterLife>>(std::move(Lives));
      },
      Options.FactsFile, std::move(Asked), *Model);
  for (const Candidate &Given : Candidates)
    reportArgument(Given, Known.get());
  Lives.clear();
  Candidates.clear();
  Model = nullptr;
}

static const FindingKind &kindOf(const Lender &Lent) {
  switch (Lent.What) {
  case Lender::Kind::Temporary:
    return dangling_parameter::TemporaryDies;
  case Lender::Kind::Capture:
    return dangling_parameter::CaptureDies;
  case Lender::Kind::Local:
  case Lender::Kind::Parameter:
    break;
  }
  return dangling_parameter::LocalDies;
}

void DanglingParameterCheck::reportArgument(const Candidate &Given,
                                            TopicProgram *Known) {
  const DanglingArgument &Found = Given.Found;
  const Lender &Lent = Found.Lent;
  const LifetimeCondition Condition = {
      calleeOf(Given),
      Found.Parameter,
      beginsAtOnce(Found.Fate, *Given.Function, *Model),
      {&kindOf(Lent),
       {nameOf(Lent, Model->context()), calledName(*Found.Call),
        "{parameter}"}}};
  const SourceLocation At = isa<CXXDefaultArgExpr>(Found.Argument)
                                ? calleeLocation(*Found.Call)
                                : Lent.Named->getBeginLoc();
  Finding F({}, At, *Found.Call, *Given.Function);
  F.Notes.push_back({Found.Fate.At->getBeginLoc(), wordsOn(Found)});
  reportIf(
      std::move(F), {LifetimeTopic.Name.str(), Condition},
      [&] { return Known->decide(Condition, Model->facts()); }, *Model);
}

} // namespace async_tidy
