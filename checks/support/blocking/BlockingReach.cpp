// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "BlockingReach.h"
#include "support/program/Closing.h"
#include "support/program/PointJson.h"
#include "llvm/ADT/SetVector.h"
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>
#include <utility>

namespace async_tidy {

using nlohmann::json;

json toJson(const BlockingSummary &Summary) {
  const std::string &File = Summary.At.File;
  json Calls = json::array();
  for (const BlockingStep &Call : Summary.Calls) {
    json &Entry = Calls.emplace_back(
        json{{"at", toJson(Call.At, File)}, {"name", Call.Name}});
    if (Call.Usr.empty()) {
      Entry["group"] = Call.Group;
      Entry["operation"] = Call.Operation;
      Entry["reason"] = Call.Reason;
      if (!Call.Replacement.empty())
        Entry["replacement"] = Call.Replacement;
    } else {
      Entry["usr"] = Call.Usr;
      if (Call.IsVirtual)
        Entry["virtual"] = true;
    }
  }
  json Value = {{"usr", Summary.Usr},
                {"name", Summary.Name},
                {"file", File},
                {"at", toJson(Summary.At, File)},
                {"calls", std::move(Calls)}};
  if (!Summary.Defines.empty())
    Value["defines"] = Summary.Defines;
  if (Summary.NeverBlocks)
    Value["neverBlocks"] = true;
  if (Summary.IsVirtual)
    Value["virtual"] = true;
  if (!Summary.Overrides.empty())
    Value["overrides"] = Summary.Overrides;
  return Value;
}

void namesIn(const BlockingSummary &Summary,
             llvm::function_ref<void(const std::string &)> Take) {
  for (const BlockingStep &Call : Summary.Calls)
    Take(Call.Usr);
}

BlockingSummary blockingSummaryFromJson(const json &Value) {
  const std::string File = Value.at("file");
  BlockingSummary Summary;
  Summary.Usr = Value.at("usr");
  Summary.Defines = Value.value("defines", "");
  Summary.Name = Value.at("name");
  Summary.At = pointFromJson(Value.at("at"), File);
  Summary.NeverBlocks = Value.value("neverBlocks", false);
  Summary.IsVirtual = Value.value("virtual", false);
  Summary.Overrides = Value.value("overrides", std::vector<InternedString>());
  for (const json &Entry : Value.at("calls"))
    Summary.Calls.push_back(
        {pointFromJson(Entry.at("at"), File), Entry.at("name"),
         Entry.value("usr", ""), Entry.value("virtual", false),
         Entry.value("group", ""), Entry.value("operation", ""),
         Entry.value("reason", ""), Entry.value("replacement", "")});
  return Summary;
}

void BlockingReach::addOthers(llvm::ArrayRef<BlockingSummary> Summaries) {
  std::vector<const BlockingSummary *> Unknown;
  for (const BlockingSummary &Summary : Summaries)
    if (!knows(Summary.Usr))
      Unknown.push_back(&Summary);
  for (const BlockingSummary *Summary : Unknown)
    add(*Summary);
}

BlockingReach::Callee &BlockingReach::calleeOf(InternedString Usr,
                                               bool IsVirtual) {
  const auto [It, IsNew] = Callees.try_emplace({Usr, IsVirtual});
  Callee &Called = It->second;
  if (IsNew) {
    // A function that nothing overrides is its own only target.
    Called.Targets =
        IsVirtual ? Functions.dispatchedFrom(Usr) : Functions.allNamed(Usr);
    Called.Unblocked = llvm::count_if(
        Called.Targets, [](const Function *F) { return !F->Steps; });
  }
  return Called;
}

std::vector<BlockingReach::Function *>
BlockingReach::callersOf(const Function &F,
                         llvm::function_ref<bool(const Callee &)> Is) {
  std::vector<Function *> Callers;
  for (Callee *Called : F.TargetOf)
    if (Is(*Called) && !std::exchange(Called->AreCallersTold, true))
      llvm::append_range(Callers, Called->Callers);
  return Callers;
}

void BlockingReach::close(
    llvm::function_ref<bool(const BlockingStep &)> Counts,
    llvm::function_ref<bool(const BlockingSummary &)> MayPass) {
  const std::vector<Function *> All = Functions.all();
  Callees.clear();
  for (Function *F : All) {
    F->IsOpen = !F->Summary.NeverBlocks && MayPass(F->Summary);
    F->Steps.reset();
    F->Through = nullptr;
    F->Callees.clear();
    F->TargetOf.clear();
  }
  for (Function *F : All)
    for (const BlockingStep &Call : F->Summary.Calls) {
      Callee *Called =
          Call.Usr.empty() ? nullptr : &calleeOf(Call.Usr, Call.IsVirtual);
      F->Callees.push_back(Called);
      if (Called && (Called->Callers.empty() || Called->Callers.back() != F))
        Called->Callers.push_back(F);
    }
  for (auto &[Name, Called] : Callees)
    for (Function *Target : Called.Targets)
      Target->TargetOf.push_back(&Called);
  // The first call in the source that blocks by what is known so far.
  auto ThroughOf = [&](const Function &F) -> const BlockingStep * {
    for (unsigned I = 0; F.IsOpen && I != F.Callees.size(); ++I)
      if (F.Callees[I] ? F.Callees[I]->blocks() : Counts(F.Summary.Calls[I]))
        return &F.Summary.Calls[I];
    return nullptr;
  };
  closeByRounds<Function>(
      All,
      [&](Function &F, unsigned) {
        if (!F.Steps)
          F.Through = ThroughOf(F);
        return !F.Steps && F.Through;
      },
      [](Function &F, unsigned Round) {
        F.Steps = Round;
        for (Callee *Called : F.TargetOf)
          --Called->Unblocked;
      },
      [](const Function &F) {
        return callersOf(F,
                         [](const Callee &Called) { return Called.blocks(); });
      });
}

void BlockingReach::findOpenEnded() {
  const std::vector<Function *> All = Functions.all();
  std::vector<Function *> Found;
  for (auto &[Name, Called] : Callees)
    Called.AreCallersTold = false;
  for (Function *F : All) {
    F->MayBlock = false;
    for (unsigned I = 0; I != F->Callees.size(); ++I)
      if (const Callee *Called = F->Callees[I];
          Called && !F->Summary.NeverBlocks &&
          (F->Summary.Calls[I].IsVirtual || Called->Targets.empty())) {
        Found.push_back(F);
        break;
      }
  }
  while (!Found.empty()) {
    Function *F = Found.back();
    Found.pop_back();
    if (!std::exchange(F->MayBlock, true))
      for (Function *Caller :
           callersOf(*F, [](const Callee &) { return true; }))
        if (!Caller->Summary.NeverBlocks)
          Found.push_back(Caller);
  }
}

bool BlockingReach::mayBlock(llvm::StringRef Usr, bool IsVirtual) {
  const std::vector<Function *> Targets = Functions.allNamed(Usr);
  return IsVirtual || Targets.empty() ||
         llvm::any_of(Targets, [](const Function *F) { return F->MayBlock; }) ||
         !chainFrom(Usr).empty();
}

std::vector<BlockingSummary> BlockingReach::relevant() {
  close([](const BlockingStep &) { return true; },
        [](const BlockingSummary &) { return true; });
  findOpenEnded();
  auto Matters = [](const Function &F) {
    return F.Summary.NeverBlocks || F.Summary.IsVirtual || F.Steps ||
           F.MayBlock;
  };
  std::vector<BlockingSummary> Kept;
  for (const auto &[Usr, F] : Functions) {
    // Another unit may define it to do something.
    if (!Matters(F) && F.Summary.Defines.empty())
      continue;
    BlockingSummary &Copy = Kept.emplace_back(F.Summary);
    llvm::erase_if(Copy.Calls, [&](const BlockingStep &Call) {
      const Function *Callee = Functions.find(Call.Usr);
      return Callee && !Call.IsVirtual && !Matters(*Callee);
    });
  }
  return Kept;
}

std::vector<BlockingSummary> BlockingReach::blocking() {
  close([](const BlockingStep &) { return true; },
        [](const BlockingSummary &) { return true; });
  // Where one of those that a call may run does not block, the call does not:
  // whatever functions it is dispatched by.
  std::set<const Function *> Kept;
  llvm::SetVector<std::string, std::vector<std::string>, std::set<std::string>>
      Names;
  for (const auto &[Usr, F] : Functions)
    if (F.Steps)
      for (const std::string &Name : {F.Summary.Usr, F.Summary.Defines})
        Names.insert(Name);
  for (size_t I = 0; I != Names.size(); ++I)
    for (const Function *Known : Functions.dispatchedFrom(Names[I])) {
      Kept.insert(Known);
      Names.insert_range(Known->Summary.Overrides);
    }
  std::vector<BlockingSummary> All;
  for (const auto &[Usr, F] : Functions) {
    if (!Kept.contains(&F))
      continue;
    BlockingSummary &Copy = All.emplace_back(F.Summary);
    llvm::erase_if(Copy.Calls, [&](const BlockingStep &Call) {
      return !Call.Usr.empty() && chainFrom(Call.Usr, Call.IsVirtual).empty();
    });
  }
  return All;
}

BlockingChain BlockingReach::chainFrom(llvm::StringRef Usr, bool IsVirtual) {
  BlockingChain Chain;
  Callee *Called = &calleeOf(Usr, IsVirtual);
  // Every step is nearer to a call that blocks: the loop ends.
  while (Called->blocks()) {
    if (!Called->Nearest)
      Called->Nearest = *llvm::min_element(
          Called->Targets, [](const Function *A, const Function *B) {
            return std::tie(*A->Steps, A->Summary.Usr) <
                   std::tie(*B->Steps, B->Summary.Usr);
          });
    const Function &Nearest = *Called->Nearest;
    const BlockingStep &Call = *Nearest.Through;
    Chain.push_back(&Call);
    if (Call.Usr.empty())
      return Chain;
    Called = Nearest.Callees[&Call - Nearest.Summary.Calls.data()];
  }
  return {};
}

} // namespace async_tidy
