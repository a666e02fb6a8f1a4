// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "FanOutDegree.h"
#include "LoopRounds.h"
#include "SpawnLimits.h"
#include "support/code/Names.h"
#include "support/tasks/TaskSource.h"

using namespace clang;

namespace async_tidy {

/// The repetitions around \p Start from the inside outwards, up to one that
/// waits in each round.
static llvm::SmallVector<const Repetition *, 2>
unlimited(const TaskStart &Start, bool CountsAccepted, AsyncModel &Model) {
  llvm::SmallVector<const Repetition *, 2> Found;
  for (const Repetition &Around : llvm::reverse(Start.Within)) {
    // What a server accepts is as unique as a permit, but limits nothing.
    const bool Accepts = Around.How.What == Bound::Kind::Open && CountsAccepted;
    if (Around.isLoop() &&
        (isLimitedIn(*Around.Of, Start, Model) ||
         (!Accepts && takesPermit(*Around.Of, Start, Model))))
      break;
    Found.push_back(&Around);
  }
  return Found;
}

/// What \p Around makes one task of; empty where it is no reason to worry.
static std::string sourceOf(const Repetition &Around, const TaskStart &Start,
                            bool CountsAccepted, AsyncModel &Model) {
  const Bound &How = Around.How;
  if (How.What == Bound::Kind::Open) {
    const CallExpr *Awaited = Around.isLoop() && CountsAccepted
                                  ? awaitedFor(*Around.Of, Start, Model)
                                  : nullptr;
    return Awaited ? "result of '" + calledName(*Awaited) + "'" : "";
  }
  if (!Around.isLoop())
    return How.Source;
  // The same task n times is a pool of workers, one per executor too.
  const ValueSet &OfRound = Model.get<LoopRounds>().of(*Around.Of).declared();
  return llvm::any_of(mentionedIn(*Start.Task),
                      [&](const ValueDecl *Handed) {
                        return OfRound.contains(Handed) ||
                               How.Variables.contains(Handed);
                      })
             ? How.Source
             : "";
}

FanOutDegree degreeOf(const TaskStart &Start, bool CountsAccepted,
                      AsyncModel &Model) {
  constexpr uint64_t Most = 1U << 30;
  uint64_t Size = 1;
  bool IsKnown = true;
  FanOutDegree Degree;
  for (const Repetition *Around : unlimited(Start, CountsAccepted, Model)) {
    if (Around->How.What == Bound::Kind::Constant) {
      Size = std::min(Size * std::max<uint64_t>(Around->How.Size, 1), Most);
      continue;
    }
    IsKnown = false;
    if (Degree.Source.empty())
      Degree.Source = sourceOf(*Around, Start, CountsAccepted, Model);
  }
  if (IsKnown)
    Degree.Size = Size;
  return Degree;
}

bool isRepeated(const TaskStart &Start, const FunctionDecl &Function,
                const AsyncModel &Model) {
  return !Start.Within.back().isLoop() ||
         Model.bodyOf(Function)->graph().mayFollow(*Start.Anchor,
                                                   *Start.Anchor);
}

RecursiveFanOut recursionOf(llvm::ArrayRef<TaskStart> Starts,
                            const FunctionDecl &Function, AsyncModel &Model) {
  RecursiveFanOut Found;
  const TaskStart *Before = nullptr;
  const std::shared_ptr<Body> Read = Model.bodyOf(Function);
  for (const TaskStart &Start : Starts) {
    if (Start.What != TaskStart::Kind::Runs || !Start.Within.empty() ||
        !llvm::is_contained(startedBy(*Start.Task, Model), &Function))
      continue;
    if (!Found.First)
      Found.First = &Start;
    if (!Before || Read->graph().mayFollow(*Before->Anchor, *Start.Anchor))
      ++Found.BranchingFactor;
    Before = &Start;
  }
  return Found;
}

} // namespace async_tidy
