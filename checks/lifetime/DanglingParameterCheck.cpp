// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "DanglingParameterCheck.h"
#include "support/code/LinkNames.h"
#include "support/code/Names.h"
#include "support/code/SourceText.h"
#include "support/lifetime/LifetimeTopic.h"
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
  if (std::optional<ParameterLife> Life = parameterLife(Function, Model))
    Lives.push_back(std::move(*Life));
  for (const DanglingArgument &Found : danglingArguments(Function, Model))
    if (!matchesAnyName(Options.AllowedFunctions, qualifiedName(*Found.Callee)))
      Candidates.push_back({Found, &Function});
}

void DanglingParameterCheck::onEndOfTranslationUnit() {
  if (!Model)
    return;
  const auto Elsewhere =
      Candidates.empty() ? nullptr
                         : elsewhere(LifetimeTopic, Options.FactsFile, *Model);
  auto Records = std::make_unique<RecordsOf<ParameterLife>>(std::move(Lives));
  std::unique_ptr<TopicProgram> Known;
  if (isWholeProgram()) {
    keep(LifetimeTopic, std::move(Records), *Model);
  } else if (!Candidates.empty()) {
    Known = LifetimeTopic.Start();
    Known->add(std::move(Records));
    if (Elsewhere)
      Known->addOthers(*Elsewhere);
  }
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

/// Where the task goes and its argument does not.
static Finding::Note noteOn(const DanglingArgument &Found) {
  const TaskFate &Fate = Found.Fate;
  std::string Text;
  switch (Fate.What) {
  case TaskFate::Kind::Returned:
    Text = "the task is returned here";
    break;
  case TaskFate::Kind::Spawned:
    Text = "the task is left to run by itself here";
    break;
  case TaskFate::Kind::Dropped:
    Text = "the task runs on by itself from here";
    break;
  case TaskFate::Kind::Stored:
    Text = "the task is stored here";
    break;
  case TaskFate::Kind::Held:
    Text = "'" + Fate.Holder->getNameAsString() + "' holds the task from here";
    break;
  }
  Text += Found.Lent.What == Lender::Kind::Temporary
              ? "; the temporary dies at the end of the statement"
          : Found.Lent.What == Lender::Kind::Capture
              ? "; the lambda dies when its caller is done with it"
              : "; '" + Found.Lent.Variable->getNameAsString() +
                    "' dies at the end of its scope";
  return {Fate.At->getBeginLoc(), std::move(Text)};
}

void DanglingParameterCheck::reportArgument(const Candidate &Given,
                                            TopicProgram *Known) {
  const DanglingArgument &Found = Given.Found;
  const Lender &Lent = Found.Lent;
  const std::string Object =
      Lent.Variable
          ? Lent.Variable->getNameAsString()
          : oneLine(sourceText(Lent.Named->getSourceRange(), Model->context()));
  const LifetimeCondition Condition = {
      calledUsr(*Found.Callee, *Given.Function, /*IsVirtual=*/false),
      Found.Parameter,
      {&kindOf(Lent), {Object, calledName(*Found.Call), "{parameter}"}}};
  const SourceLocation At = isa<CXXDefaultArgExpr>(Found.Argument)
                                ? calleeLocation(*Found.Call)
                                : Lent.Named->getBeginLoc();
  Finding F({}, At, *Found.Call, *Given.Function);
  F.Notes.push_back(noteOn(Found));
  reportIf(
      std::move(F), {LifetimeTopic.Name.str(), Condition},
      [&] { return Known->decide(Condition, Model->facts()); }, *Model);
}

} // namespace async_tidy
