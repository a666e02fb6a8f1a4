// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "UnboundedConcurrencyCheck.h"
#include "support/code/Names.h"
#include "support/concurrency/ConcurrencyFacts.h"
#include "support/concurrency/LimitFix.h"
#include "support/concurrency/SpawnLimits.h"
#include "support/coroutines/Coroutine.h"
#include "support/replacing/Replacements.h"
#include "support/tasks/TaskSource.h"

using namespace clang;

namespace async_tidy {

UnboundedConcurrencyCheck::UnboundedConcurrencyCheck(
    llvm::StringRef Name, tidy::ClangTidyContext *Context)
    : AsyncCheck(Name, Context), Options(optionSource()) {}

void UnboundedConcurrencyCheck::storeOptions(
    tidy::ClangTidyOptions::OptionMap &Into) {
  Options.store(optionSink(Into));
}

/// What runs as the task, for messages and the allow list.
static std::string workName(const TaskStart &Start) {
  // parallel_for_each(urls, ...)
  if (Start.What == TaskStart::Kind::Runs && !Start.Within.empty() &&
      Start.Within.back().Of == Start.Call)
    return calledName(*Start.Call);
  if (const auto *Maker = dyn_cast_or_null<CallExpr>(makerOf(*Start.Task)))
    return isa<CXXOperatorCallExpr>(Maker) && calledName(*Maker) != "a lambda"
               ? calledName(*Start.Call)
               : calledName(*Maker);
  for (const FunctionDecl *Named : functionsOf(*Start.Task))
    return Named->getDeclName().isIdentifier() ? qualifiedName(*Named)
                                               : "a lambda";
  return calledName(*Start.Call);
}

void UnboundedConcurrencyCheck::checkFunction(const FunctionDecl &Function,
                                              AsyncModel &Model) {
  // A library's own code is what limits are made of.
  const FunctionDecl *Named = namedFunction(&Function);
  if (Named && Model.facts().isOfLibrary(qualifiedName(*Named)))
    return;
  const std::vector<TaskStart> Starts = taskStarts(
      Function, Model, {Options.CheckCallbacks, Options.CheckProducers});
  for (const TaskStart &Start : Starts) {
    if (Start.Within.empty())
      continue;
    if (Start.What == TaskStart::Kind::Sent)
      checkSent(Start, Function, Model);
    else
      checkStart(Start, Function, Model);
  }
  checkRecursion(Starts, Function, Model);
}

llvm::SmallVector<const Repetition *, 2>
UnboundedConcurrencyCheck::unlimited(const TaskStart &Start,
                                     AsyncModel &Model) const {
  llvm::SmallVector<const Repetition *, 2> Found;
  for (const Repetition &Around : llvm::reverse(Start.Within)) {
    // What a server accepts is as unique as a permit, but limits nothing.
    const bool Accepts =
        Around.How.What == Bound::Kind::Open && Options.CheckAcceptLoops;
    if (Around.isLoop() &&
        (isLimitedIn(*Around.Of, Start, Model) ||
         (!Accepts && takesPermit(*Around.Of, Start, Model))))
      break;
    Found.push_back(&Around);
  }
  return Found;
}

std::string UnboundedConcurrencyCheck::sourceOf(const Repetition &Around,
                                                const TaskStart &Start,
                                                AsyncModel &Model) const {
  const Bound &How = Around.How;
  if (How.What == Bound::Kind::Open) {
    const CallExpr *Awaited = Around.isLoop() && Options.CheckAcceptLoops
                                  ? awaitedFor(*Around.Of, Start, Model)
                                  : nullptr;
    return Awaited ? "result of '" + calledName(*Awaited) + "'" : "";
  }
  if (!Around.isLoop())
    return How.Source;
  // The same task n times is a pool of workers, one per executor too.
  ValueSet OfRound = declaredIn(*Around.Of);
  OfRound.insert(How.Variables.begin(), How.Variables.end());
  return shareAny(mentionedIn(*Start.Task), OfRound) ? How.Source : "";
}

void UnboundedConcurrencyCheck::checkStart(const TaskStart &Start,
                                           const FunctionDecl &Function,
                                           AsyncModel &Model) {
  const CallExpr *Join = joinOf(Start, Function, Model);
  if (Start.What == TaskStart::Kind::Kept && !Join)
    return;
  uint64_t Size = 1;
  std::string Source;
  bool IsOpen = false;
  for (const Repetition *Around : unlimited(Start, Model)) {
    if (Around->How.What == Bound::Kind::Constant) {
      Size = std::min<uint64_t>(Size * std::max<uint64_t>(Around->How.Size, 1),
                                1U << 30);
      continue;
    }
    IsOpen = true;
    if (Source.empty())
      Source = sourceOf(*Around, Start, Model);
  }
  const bool IsMany =
      Options.CheckConstants && !IsOpen &&
      Size > static_cast<uint64_t>(std::max(Options.MaxFanOut, 0));
  if (!IsMany && Source.empty())
    return;
  const std::string Work = workName(Start);
  if (matchesAnyName(Options.AllowedFunctions, Work) ||
      limitsItself(Start, Model) || isService(Start, Model) ||
      (Start.Within.back().isLoop() &&
       !mayFollow(*Start.Anchor, *Start.Anchor, Function)))
    return;
  const SourceLocation At = calleeLocation(*Start.Call);
  if (IsMany) {
    report(Finding({&unbounded_concurrency::Many,
                    {Work, std::to_string(Size),
                     std::to_string(Options.MaxFanOut)}},
                   At, *Start.Call, Function),
           Model);
    return;
  }
  const bool IsKept = Start.What == TaskStart::Kind::Kept;
  // The first one decides: a limit would make some start behind the end.
  if (IsKept && Model.hasRole(*Join, role::Race)) {
    report(Finding({&unbounded_concurrency::Raced,
                    {Work, Source, calledName(*Join)}},
                   At, *Start.Call, Function),
           Model);
    return;
  }
  const std::string Advice = adviceFor(Start, Function, Model);
  Finding F({&unbounded_concurrency::Spawned, {Work, Source, Advice}}, At,
            *Start.Call, Function);
  if (IsKept)
    F.Words = {&unbounded_concurrency::Collected,
               {Work, Source, Advice, calledName(*Join)}};
  offerFix(Start, IsKept ? Join : nullptr, Function, Model, F);
  report(std::move(F), Model);
}

/// A producer: what an endless loop awaits goes into a queue, and nobody waits
/// until it is taken out.
void UnboundedConcurrencyCheck::checkSent(const TaskStart &Start,
                                          const FunctionDecl &Function,
                                          AsyncModel &Model) {
  const Repetition &Around = Start.Within.back();
  if (!Around.isLoop() || Around.How.What != Bound::Kind::Open ||
      isLimitedIn(*Around.Of, Start, Model))
    return;
  const CallExpr *Awaited = awaitedFor(*Around.Of, Start, Model);
  const std::string Send = calledName(*Start.Call);
  if (!Awaited || matchesAnyName(Options.AllowedFunctions, Send))
    return;
  report(
      Finding({&unbounded_concurrency::Produced, {Send, calledName(*Awaited)}},
              calleeLocation(*Start.Call), *Start.Call, Function),
      Model);
}

std::string UnboundedConcurrencyCheck::adviceFor(const TaskStart &Start,
                                                 const FunctionDecl &Function,
                                                 AsyncModel &Model) const {
  const std::optional<AsyncType> Type = Model.asyncType(Start.Task->getType());
  const Library *Owner = Model.libraryOf(Function);
  if (Type && Type->Owner)
    Owner = Type->Owner;
  if (!Owner)
    for (const FunctionDecl *Started : startedBy(*Start.Task, Model))
      Owner = Model.libraryOf(*Started);
  const Alternative Limiter(Model.facts(), Owner, "limit-concurrency", Function,
                            {{"{0}", ""}, {"{call}", ""}});
  return Limiter ? Limiter.code()
                 : Model.facts()
                       .get<ReplacementFacts>()
                       .advice("limit-concurrency")
                       .str();
}

void UnboundedConcurrencyCheck::offerFix(const TaskStart &Start,
                                         const CallExpr *Join,
                                         const FunctionDecl &Function,
                                         AsyncModel &Model, Finding &Into) {
  CodeFix Fix = limitFix(Start, Join, Options.MaxFanOut, Function, Model);
  if (!Fix.Edits.empty())
    Into.Notes.push_back(
        {calleeLocation(Join ? *Join : *Start.Call),
         "at most " + std::to_string(Options.MaxFanOut) + " at once here",
         std::move(Fix)});
}

void UnboundedConcurrencyCheck::checkRecursion(llvm::ArrayRef<TaskStart> Starts,
                                               const FunctionDecl &Function,
                                               AsyncModel &Model) {
  llvm::SmallVector<const TaskStart *, 4> OfItself;
  for (const TaskStart &Start : Starts)
    if (Start.What == TaskStart::Kind::Runs && Start.Within.empty() &&
        llvm::is_contained(startedBy(*Start.Task, Model), &Function))
      OfItself.push_back(&Start);
  // One is a chain: the next link is started when this one ends.
  unsigned Together = 1;
  for (size_t I = 1; I < OfItself.size(); ++I)
    if (mayFollow(*OfItself[I - 1]->Anchor, *OfItself[I]->Anchor, Function))
      ++Together;
  if (Together < 2 || takesLimiter(Function, Model) ||
      matchesAnyName(Options.AllowedFunctions, qualifiedName(Function)))
    return;
  const TaskStart &First = *OfItself.front();
  report(Finding({&unbounded_concurrency::Recursive,
                  {qualifiedName(Function), std::to_string(Together),
                   adviceFor(First, Function, Model)}},
                 calleeLocation(*First.Call), *First.Call, Function),
         Model);
}

} // namespace async_tidy
