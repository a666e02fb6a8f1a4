// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "GuardProgram.h"
#include "support/program/Closing.h"
#include <algorithm>
#include <tuple>
#include <utility>

namespace async_tidy {

std::vector<Passing> GuardProgram::passingsOf(const Function &F) const {
  std::vector<Passing> Passings;
  for (const std::vector<Function *> &Targets : F.Called) {
    Passing &Most = Passings.emplace_back(Passing::No);
    for (const Function *Target : Targets)
      Most = std::max(Most, Target->Whole);
  }
  return Passings;
}

void GuardProgram::closeGuards() {
  for (auto &[Usr, F] : Functions) {
    F.Whole = Passing::No;
    F.Called.clear();
    for (const std::string &Callee : F.Outline.Functions)
      F.Called.push_back(Functions.targetsOf(Callee));
  }
  closeOver<Function, Passing>(
      Functions.all(),
      [](const Function &F) {
        std::vector<Function *> All;
        for (const std::vector<Function *> &Targets : F.Called)
          llvm::append_range(All, Targets);
        return All;
      },
      [&](const Function &F) {
        return GuardState(F.Outline, passingsOf(F)).whole();
      },
      [](Function &F, Passing Whole) {
        return Whole > std::exchange(F.Whole, std::max(F.Whole, Whole));
      });
}

void GuardProgram::findWays() {
  for (auto &[Usr, F] : Functions) {
    F.Ways.clear();
    F.IsMentioned = false;
    F.Uncertain.clear();
    F.Steps.reset();
  }
  for (const auto &[Usr, F] : Functions) {
    const GuardState State(F.Outline, passingsOf(F));
    for (const GuardOutline::Mention &M : F.Outline.Mentions) {
      const std::vector<Function *> &Targets = F.Called[M.Of];
      const bool IsCertain = Targets.size() == 1;
      // What is only mentioned is called some other time.
      const bool IsGuarded = M.IsCall && State.isBehind(M.Places);
      for (Function *Target : Targets) {
        if (IsCertain)
          Target->IsMentioned = true;
        else
          Target->Uncertain.insert(F.Outline.File);
        if (!IsGuarded)
          Target->Ways.push_back({&F, &M, IsCertain});
      }
    }
  }
}

/// Whether it is known that the way is taken.
bool GuardProgram::isOpen(const Way &W) {
  return !W.Mention->IsCall || W.In->Steps;
}

/// Whether \p F is reached whichever files mean it by a name that it shares.
bool GuardProgram::isReached(const Function &F) {
  if (F.Outline.IsGuard)
    return false;
  std::set<llvm::StringRef> From;
  for (const Way &W : F.Ways)
    if (isOpen(W)) {
      if (W.IsCertain)
        return true;
      From.insert(W.In->Outline.File);
    }
  return !F.IsMentioned && From.size() == F.Uncertain.size();
}

void GuardProgram::closeWays() {
  closeByRounds<Function>(
      Functions.all(),
      [](const Function &F, unsigned Round) {
        // What is mentioned, without a call too, is a step away.
        return !F.Steps &&
               (Round != 0 || (!F.IsMentioned && F.Uncertain.empty())) &&
               isReached(F);
      },
      [](Function &F, unsigned Round) { F.Steps = Round; },
      [](const Function &F) {
        std::vector<Function *> All;
        for (const std::vector<Function *> &Targets : F.Called)
          llvm::append_range(All, Targets);
        return All;
      });
}

const GuardProgram::Way *GuardProgram::shortestWay(const Function &F) {
  const auto RankOf = [](const Way &W) {
    return std::tuple(W.Mention->IsCall ? *W.In->Steps + 1 : 0,
                      llvm::StringRef(W.In->Outline.File), W.Mention->At);
  };
  const Way *Best = nullptr;
  for (const Way &W : F.Ways)
    if (isOpen(W) && (!Best || RankOf(W) < RankOf(*Best)))
      Best = &W;
  return Best;
}

void GuardProgram::close() {
  closeGuards();
  findWays();
  closeWays();
}

static SourcePoint pointIn(const GuardOutline &Outline, const GuardPoint &At) {
  return {Outline.File, At.Line, At.Column, At.Offset};
}

std::optional<GuardNotes> GuardProgram::findingAt(llvm::StringRef Usr,
                                                  unsigned Offset) const {
  const Function *F = Functions.find(Usr);
  if (!F || !F->Steps)
    return std::nullopt;
  const std::vector<Passing> Called = passingsOf(*F);
  const GuardState State(F->Outline, Called);
  if (llvm::none_of(F->Outline.Sinks, [&](const GuardOutline::Sink &Sink) {
        return Sink.Offset == Offset && !State.isBehind(Sink.Places);
      }))
    return std::nullopt;
  GuardNotes Found;
  auto IsWeak = [&](const GuardOutline::Call &Call) {
    return Call.At.Offset != Offset &&
           (!Call.Of || Called[*Call.Of] != Passing::No);
  };
  if (auto Weak = llvm::find_if(F->Outline.Calls, IsWeak);
      Weak != F->Outline.Calls.end())
    Found.push_back({pointIn(F->Outline, Weak->At),
                     "'" + Weak->Name +
                         "' is called here, but not on every way to the call, "
                         "or its result "
                         "is not looked at"});
  // Each step leads to a function that is nearer to where nothing calls.
  while (*F->Steps != 0) {
    const Way *Way = shortestWay(*F);
    Found.push_back({pointIn(Way->In->Outline, Way->Mention->At),
                     "it is reached from here"});
    if (!Way->Mention->IsCall)
      break;
    F = Way->In;
  }
  return Found;
}

void GuardPrograms::add(GuardOutline Outline) {
  Programs[Outline.Fact].add(std::move(Outline));
  IsClosed = false;
}

void GuardPrograms::addOther(const GuardOutline &Outline) {
  if (!Programs[Outline.Fact].has(Outline.Usr))
    add(Outline);
}

std::vector<GuardOutline> GuardPrograms::outlines() const {
  std::vector<GuardOutline> All;
  for (const auto &[Fact, Program] : Programs)
    llvm::append_range(All, Program.outlines());
  return All;
}

std::optional<GuardNotes> GuardPrograms::findingAt(llvm::StringRef Fact,
                                                   llvm::StringRef Usr,
                                                   unsigned Offset) {
  if (!IsClosed)
    for (auto &[Name, Program] : Programs)
      Program.close();
  IsClosed = true;
  auto It = Programs.find(Fact);
  return It == Programs.end() ? std::nullopt
                              : It->second.findingAt(Usr, Offset);
}

} // namespace async_tidy
