// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "UnboundedConcurrencyCheck.h"
#include "rules/DroppedTaskCheckRules.h"
#include "support/code/Bodies.h"
#include "support/code/Mentions.h"
#include "support/code/Names.h"
#include "support/concurrency/ConcurrencyFacts.h"
#include "support/concurrency/LimitFix.h"
#include "support/concurrency/PureWaits.h"

using namespace clang;

namespace async_tidy {

UnboundedConcurrencyCheck::UnboundedConcurrencyCheck(
    llvm::StringRef Name, tidy::ClangTidyContext *Context)
    : AsyncCheck(Name, Context), Options(optionSource()) {
  if (!isEnabled("async-dropped-task"))
    return;
  const dropped_task::Options Other(optionSourceOf("async-dropped-task"));
  Lost.emplace(Other.AllowExplicitDiscard, Other.AllowedTypes,
               Other.AllowedFunctions);
}

void UnboundedConcurrencyCheck::storeOptions(
    tidy::ClangTidyOptions::OptionMap &Into) {
  Options.store(optionSink(Into));
}

void UnboundedConcurrencyCheck::checkFunction(const FunctionDecl &Function,
                                              AsyncModel &Model) {
  // A library's own code is what limits are made of.
  const FunctionDecl *Named = namedFunction(&Function);
  if (Named && Model.facts().isOfLibrary(qualifiedName(*Named)))
    return;
  const std::vector<TaskStart> Starts = taskStarts(
      Function, Model, {Options.CheckCallbacks, Options.CheckProducers});
  Joins Joined(Function, Model);
  for (const TaskStart &Start : Starts) {
    if (Start.Within.empty())
      continue;
    if (Start.What == TaskStart::Kind::Sent)
      checkSent(Start, Function, Model);
    else
      checkStart(Start, Function, Joined, Model);
  }
  checkRecursion(Starts, Function, Model);
}

void UnboundedConcurrencyCheck::checkStart(const TaskStart &Start,
                                           const FunctionDecl &Function,
                                           Joins &Joined, AsyncModel &Model) {
  const bool IsKept = Start.What == TaskStart::Kind::Kept;
  const CallExpr *Join = IsKept ? Joined.of(Start) : nullptr;
  if (IsKept && !Join)
    return;
  const FanOutDegree Degree = degreeOf(Start, Options.CheckAcceptLoops, Model);
  if ((Degree.Source.empty() && !isMany(Degree)) ||
      matchesAnyName(Options.AllowedFunctions, Start.name()) ||
      limitsItself(Start, Model) || isService(Start, Model) ||
      onlyWaits(Start, Model) || !isRepeated(Start, Function, Model) ||
      isLost(Start, Function, Model))
    return;
  reportStart(Start, Degree, Join, Function, Model);
}

bool UnboundedConcurrencyCheck::isLost(const TaskStart &Start,
                                       const FunctionDecl &Function,
                                       AsyncModel &Model) {
  if (!Lost)
    return false;
  if (LostIn != &Function) {
    LostIn = &Function;
    LostOnes.clear();
    Lost->forEach(Function, Model, [&](const DroppedTask &Task) {
      LostOnes.push_back(Task.Dropped.Written);
    });
  }
  return llvm::any_of(LostOnes, [&](const Expr *Written) {
    return isPartOf(*Start.Call, *Written);
  });
}

bool UnboundedConcurrencyCheck::isMany(const FanOutDegree &Degree) const {
  return Options.CheckConstants && Degree.Size &&
         *Degree.Size > static_cast<uint64_t>(std::max(Options.MaxFanOut, 0));
}

void UnboundedConcurrencyCheck::reportStart(const TaskStart &Start,
                                            const FanOutDegree &Degree,
                                            const CallExpr *Join,
                                            const FunctionDecl &Function,
                                            AsyncModel &Model) {
  const std::string Work = Start.name();
  const std::string Max = std::to_string(Options.MaxFanOut);
  Finding F({}, calleeLocation(*Start.Call), *Start.Call, Function);
  if (isMany(Degree)) {
    F.Words = {&unbounded_concurrency::Many,
               {Work, std::to_string(*Degree.Size), Max}};
  } else if (Join && Model.hasRole(*Join, role::Race)) {
    // The first one decides: a limit would make some start behind the end.
    F.Words = {&unbounded_concurrency::Raced,
               {Work, Degree.Source, calledName(*Join)}};
  } else {
    const std::string Limiter = limiterFor(Start, Function, Model);
    F.Words = {&unbounded_concurrency::Spawned, {Work, Degree.Source, Limiter}};
    if (Join)
      F.Words = {&unbounded_concurrency::Collected,
                 {Work, Degree.Source, Limiter, calledName(*Join)}};
    CodeFix Fix = limitFix(Start, Join, Options.MaxFanOut, Function, Model);
    if (!Fix.Edits.empty())
      F.Notes.push_back({calleeLocation(Join ? *Join : *Start.Call),
                         "at most " + Max + " at once here", std::move(Fix)});
  }
  report(std::move(F), Model);
}

void UnboundedConcurrencyCheck::checkSent(const TaskStart &Start,
                                          const FunctionDecl &Function,
                                          AsyncModel &Model) {
  const CallExpr *Awaited = producedFrom(Start, Model);
  const std::string Send = calledName(*Start.Call);
  if (Awaited && !matchesAnyName(Options.AllowedFunctions, Send))
    report(Finding(
               {&unbounded_concurrency::Produced, {Send, calledName(*Awaited)}},
               calleeLocation(*Start.Call), *Start.Call, Function),
           Model);
}

void UnboundedConcurrencyCheck::checkRecursion(llvm::ArrayRef<TaskStart> Starts,
                                               const FunctionDecl &Function,
                                               AsyncModel &Model) {
  const auto [First, Branches] = recursionOf(Starts, Function, Model);
  if (Branches < 2 || takesLimiter(Function, Model) ||
      matchesAnyName(Options.AllowedFunctions, qualifiedName(Function)))
    return;
  report(Finding({&unbounded_concurrency::Recursive,
                  {qualifiedName(Function), std::to_string(Branches),
                   limiterFor(*First, Function, Model)}},
                 calleeLocation(*First->Call), *First->Call, Function),
         Model);
}

} // namespace async_tidy
