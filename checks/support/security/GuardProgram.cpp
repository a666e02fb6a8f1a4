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
    for (const std::string &Callee : F.Summary.Functions)
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
        return GuardState(F.Summary, passingsOf(F)).whole();
      },
      [](Function &F, Passing Whole) {
        return Whole > std::exchange(F.Whole, std::max(F.Whole, Whole));
      });
}

void GuardProgram::findOpenSites() {
  for (auto &[Usr, F] : Functions) {
    F.OpenSites.clear();
    F.IsMentioned = false;
    F.Uncertain.clear();
    F.Steps.reset();
  }
  for (const auto &[Usr, F] : Functions) {
    const GuardState State(F.Summary, passingsOf(F));
    for (const GuardSummary::Mention &M : F.Summary.Mentions) {
      const std::vector<Function *> &Targets = F.Called[M.Of];
      const bool IsCertain = Targets.size() == 1;
      // What is only mentioned is called some other time.
      const bool IsGuarded = M.IsCall && State.isBehind(M.Places);
      for (Function *Target : Targets) {
        if (IsCertain)
          Target->IsMentioned = true;
        else
          Target->Uncertain.insert(F.Summary.File);
        if (!IsGuarded)
          Target->OpenSites.push_back({&F, &M, IsCertain});
      }
    }
  }
}

/// Whether it is known that the way is taken.
bool GuardProgram::isOpen(const OpenSite &W) {
  return !W.Mention->IsCall || W.In->Steps;
}

/// Whether \p F is reached whichever files mean it by a name that it shares.
bool GuardProgram::isReached(const Function &F) {
  if (F.Summary.IsGuard)
    return false;
  std::set<llvm::StringRef> From;
  for (const OpenSite &W : F.OpenSites)
    if (isOpen(W)) {
      if (W.IsCertain)
        return true;
      From.insert(W.In->Summary.File);
    }
  return !F.IsMentioned && From.size() == F.Uncertain.size();
}

void GuardProgram::closeEntries() {
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

const GuardProgram::OpenSite *GuardProgram::nearestSite(const Function &F) {
  const auto RankOf = [](const OpenSite &W) {
    return std::tuple(W.Mention->IsCall ? *W.In->Steps + 1 : 0,
                      llvm::StringRef(W.In->Summary.File), W.Mention->At);
  };
  const OpenSite *Best = nullptr;
  for (const OpenSite &W : F.OpenSites)
    if (isOpen(W) && (!Best || RankOf(W) < RankOf(*Best)))
      Best = &W;
  return Best;
}

void GuardProgram::close() {
  closeGuards();
  findOpenSites();
  closeEntries();
}

static SourcePoint pointIn(const GuardSummary &Summary, const GuardPoint &At) {
  return {Summary.File, At.Line, At.Column, At.Offset};
}

std::optional<GuardNotes> GuardProgram::findingAt(llvm::StringRef Usr,
                                                  unsigned Offset) const {
  const Function *F = Functions.find(Usr);
  if (!F || !F->Steps)
    return std::nullopt;
  const std::vector<Passing> Called = passingsOf(*F);
  const GuardState State(F->Summary, Called);
  if (llvm::none_of(F->Summary.Sinks, [&](const GuardSummary::Sink &Sink) {
        return Sink.Offset == Offset && !State.isBehind(Sink.Places);
      }))
    return std::nullopt;
  GuardNotes Found;
  auto IsWeak = [&](const GuardSummary::Call &Call) {
    return Call.At.Offset != Offset &&
           (!Call.Of || Called[*Call.Of] != Passing::No);
  };
  if (auto Weak = llvm::find_if(F->Summary.Calls, IsWeak);
      Weak != F->Summary.Calls.end())
    Found.push_back({pointIn(F->Summary, Weak->At),
                     "'" + Weak->Name +
                         "' is called here, but not on every way to the call, "
                         "or its result "
                         "is not looked at"});
  // Each step leads to a function that is nearer to where nothing calls.
  while (*F->Steps != 0) {
    const OpenSite *OpenSite = nearestSite(*F);
    Found.push_back({pointIn(OpenSite->In->Summary, OpenSite->Mention->At),
                     "it is reached from here"});
    if (!OpenSite->Mention->IsCall)
      break;
    F = OpenSite->In;
  }
  return Found;
}

void GuardPrograms::add(GuardSummary Summary) {
  Programs[Summary.Fact].add(std::move(Summary));
  IsClosed = false;
}

void GuardPrograms::addOther(const GuardSummary &Summary) {
  if (!Programs[Summary.Fact].has(Summary.Usr))
    add(Summary);
}

std::vector<GuardSummary> GuardPrograms::summaries() const {
  std::vector<GuardSummary> All;
  for (const auto &[Fact, Program] : Programs)
    llvm::append_range(All, Program.summaries());
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
