// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ReferenceAcrossAwaitCheck.h"
#include "support/code/LinkNames.h"
#include "support/code/NameIndex.h"
#include "support/code/Names.h"
#include "support/sharing/SharingTopic.h"
#include <nlohmann/json.hpp>

using namespace clang;

namespace async_tidy {

ReferenceAcrossAwaitCheck::ReferenceAcrossAwaitCheck(
    llvm::StringRef Name, tidy::ClangTidyContext *Context)
    : AsyncCheck(Name, Context), Options(optionSource()) {}

void ReferenceAcrossAwaitCheck::storeOptions(
    tidy::ClangTidyOptions::OptionMap &Into) {
  Options.store(optionSink(Into));
}

void ReferenceAcrossAwaitCheck::checkFunction(const FunctionDecl &Function,
                                              AsyncModel &Model) {
  this->Model = &Model;
  if (auto Record = Model.get<Sharing>().recordOf(Function))
    Records.push_back(std::move(*Record));
  for (HeldReference &Held : referencesHeldAcrossAwaits(Function, Model))
    if (!matchesAnyName(Options.AllowedPlaces,
                        qualifiedName(Held.Place.named())))
      Candidates.push_back({std::move(Held), &Function});
  for (const VarDecl *Variable : referencesIntoResults(Function, Model))
    report(Finding(Variable->isImplicit()
                       ? Wording{&reference_across_await::ResultLooped, {}}
                       : Wording{&reference_across_await::ResultHeld,
                                 {Variable->getNameAsString()}},
                   Variable->getLocation(), *Variable->getInit(), Function),
           Model);
}

void ReferenceAcrossAwaitCheck::onEndOfTranslationUnit() {
  if (!Model)
    return;
  std::vector<std::string> Asked;
  for (const Candidate &Found : Candidates)
    Asked.push_back(definedUsrOf(*Found.Function));
  const auto Known = settle(
      SharingTopic,
      [&] {
        return std::make_unique<RecordsOf<SharingRecord>>(std::move(Records));
      },
      Options.FactsFile, std::move(Asked), *Model);
  for (const Candidate &Found : Candidates)
    reportHeld(Found, Known.get());
  Records.clear();
  Candidates.clear();
  Model = nullptr;
}

void ReferenceAcrossAwaitCheck::reportHeld(const Candidate &Found,
                                           TopicProgram *Known) {
  const HeldReference &Held = Found.Held;
  const SharedPlace &Place = Held.Place;
  const std::string Name = Place.named().getNameAsString();
  SharingCondition Condition;
  Condition.Usr = definedUsrOf(*Found.Function);
  Condition.Place = usrOf(Place.named());
  for (ChangeKind Kind : Held.Kinds)
    Condition.Kinds.push_back(static_cast<int>(Kind));
  Condition.IsGlobal = Place.isGlobal();
  Condition.IsGiven = Place.isGiven();
  // What a coroutine fills and then goes through is its own mostly.
  Condition.OwnCounts = !Place.isGiven() && !Held.Loop;
  if (Held.Loop)
    Condition.Words = {&reference_across_await::LoopHeld, {Name}};
  else
    Condition.Words = {&reference_across_await::ElementHeld,
                       {Held.Variable->getNameAsString(), Name}};
  const SourceLocation At =
      Held.Loop ? Held.Loop->getForLoc() : Held.Used->getLocation();
  const Stmt &Statement =
      Held.Loop ? static_cast<const Stmt &>(*Held.Loop->getRangeInit())
                : *Held.Used;
  Finding F({}, At, Statement, *Found.Function);
  if (!Held.Loop)
    F.Notes.push_back({Held.Obtained->getBeginLoc(), "obtained here"});
  F.Notes.push_back({Held.Suspended->getExprLoc(), "suspended here"});
  reportIf(
      std::move(F), {SharingTopic.Name.str(), Condition},
      [&] { return Known->decide(Condition, Model->facts()); }, *Model);
}

} // namespace async_tidy
