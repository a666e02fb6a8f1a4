// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "SharedStateRaceCheck.h"
#include "support/code/LinkNames.h"
#include "support/code/NameIndex.h"
#include "support/code/Names.h"
#include "support/sharing/SharingTopic.h"
#include <nlohmann/json.hpp>

using namespace clang;

namespace async_tidy {

SharedStateRaceCheck::SharedStateRaceCheck(llvm::StringRef Name,
                                           tidy::ClangTidyContext *Context)
    : AsyncCheck(Name, Context), Options(optionSource()) {}

void SharedStateRaceCheck::storeOptions(
    tidy::ClangTidyOptions::OptionMap &Into) {
  Options.store(optionSink(Into));
}

void SharedStateRaceCheck::checkFunction(const FunctionDecl &Function,
                                         AsyncModel &Model) {
  this->Model = &Model;
  if (auto Record = Model.get<Sharing>().recordOf(Function))
    Records.push_back(std::move(*Record));
  for (StaleAct &Stale : staleActsIn(Function, Model))
    if (!matchesAnyName(Options.AllowedPlaces,
                        qualifiedName(Stale.Act.Place.named())))
      Candidates.push_back({std::move(Stale), &Function});
}

void SharedStateRaceCheck::onEndOfTranslationUnit() {
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
    reportAct(Found, Known.get());
  Records.clear();
  Candidates.clear();
  Model = nullptr;
}

/// Whether a second run of the coroutine itself spoils the act. A number that
/// is given another value is mostly where a reader stands in its buffer.
///     if (left_ == 0) left_ = co_await receive(buffer_);
static bool ownRunCounts(const StaleAct &Stale) {
  const SharedPlace &Place = Stale.Act.Place;
  if (Place.isGiven() || Stale.IsInLoop)
    return false;
  const QualType Type = Place.named().getType();
  const bool IsNumber = Type->isArithmeticType() && !Type->isBooleanType() &&
                        !Type->isEnumeralType();
  return Place.isGlobal() || Stale.IsUpdate || !IsNumber ||
         !assignedValue(*Stale.Act.At);
}

/// What others must do to spoil an act: who takes one out of what is not empty
/// may still do so when more has come, and who puts in what was missing when
/// other things have gone. All kinds where none are named.
static std::vector<int> spoiling(ChangeKind Act) {
  std::vector<ChangeKind> Kinds;
  if (Act == ChangeKind::Remove)
    Kinds = {ChangeKind::Assign, ChangeKind::Remove, ChangeKind::Clear,
             ChangeKind::MoveAway};
  else if (Act == ChangeKind::Insert)
    Kinds = {ChangeKind::Assign, ChangeKind::Insert};
  std::vector<int> Numbers;
  for (ChangeKind Kind : Kinds)
    Numbers.push_back(static_cast<int>(Kind));
  return Numbers;
}

void SharedStateRaceCheck::reportAct(const Candidate &Found,
                                     TopicProgram *Known) {
  const StaleAct &Stale = Found.Stale;
  const SharedPlace &Place = Stale.Act.Place;
  SharingCondition Condition = {definedUsrOf(*Found.Function),
                                usrOf(Place.named()),
                                spoiling(Stale.Act.Kind),
                                Place.isGlobal(),
                                Place.isGiven(),
                                ownRunCounts(Stale),
                                {Stale.IsUpdate
                                     ? &shared_state_race::UpdateLost
                                     : &shared_state_race::CheckedBefore,
                                 {Place.named().getNameAsString()}}};
  const Expr &Act = *Stale.Act.At;
  Finding F({}, Act.getBeginLoc(), Act, *Found.Function);
  F.Notes.push_back({Stale.Known->getBeginLoc(),
                     Stale.IsUpdate ? "read here" : "checked here"});
  F.Notes.push_back({Stale.Suspended->getExprLoc(), "suspended here"});
  reportIf(
      std::move(F), {SharingTopic.Name.str(), Condition},
      [&] { return Known->decide(Condition, Model->facts()); }, *Model);
}

} // namespace async_tidy
