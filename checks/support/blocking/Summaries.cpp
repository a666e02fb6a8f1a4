// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Summaries.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

namespace async_tidy {

using nlohmann::json;

static json toJson(const SourcePoint &At) {
  return {{"file", At.File},
          {"line", At.Line},
          {"column", At.Column},
          {"offset", At.Offset}};
}

static SourcePoint pointFromJson(const json &Value) {
  return {Value.at("file"), Value.at("line"), Value.at("column"),
          Value.at("offset")};
}

json toJson(const FunctionSummary &Summary) {
  json Calls = json::array();
  for (const SummaryCall &Call : Summary.Calls) {
    json &Entry =
        Calls.emplace_back(json{{"at", toJson(Call.At)}, {"name", Call.Name}});
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
                {"at", toJson(Summary.At)},
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

FunctionSummary summaryFromJson(const json &Value) {
  FunctionSummary Summary;
  Summary.Usr = Value.at("usr");
  Summary.Defines = Value.value("defines", "");
  Summary.Name = Value.at("name");
  Summary.At = pointFromJson(Value.at("at"));
  Summary.NeverBlocks = Value.value("neverBlocks", false);
  Summary.IsVirtual = Value.value("virtual", false);
  Summary.Overrides = Value.value("overrides", std::vector<std::string>());
  for (const json &Entry : Value.at("calls"))
    Summary.Calls.push_back(
        {pointFromJson(Entry.at("at")), Entry.at("name"),
         Entry.value("usr", ""), Entry.value("virtual", false),
         Entry.value("group", ""), Entry.value("operation", ""),
         Entry.value("reason", ""), Entry.value("replacement", "")});
  return Summary;
}

void BlockingReach::add(FunctionSummary Summary) {
  auto [It, IsNew] = Functions.try_emplace(Summary.Usr, Summary);
  if (IsNew && !Summary.Defines.empty())
    Definitions[Summary.Defines].push_back(Summary.Usr);
  if (!IsNew && toJson(Summary).dump() < toJson(It->second).dump())
    It->second = std::move(Summary);
}

void BlockingReach::addOthers(llvm::ArrayRef<FunctionSummary> Summaries) {
  std::vector<const FunctionSummary *> Unknown;
  for (const FunctionSummary &Summary : Summaries)
    if (!knows(Summary.Usr))
      Unknown.push_back(&Summary);
  for (const FunctionSummary *Summary : Unknown)
    add(*Summary);
}

bool BlockingReach::knows(llvm::StringRef Usr) const {
  return Functions.find(Usr) != Functions.end() ||
         Definitions.find(Usr) != Definitions.end();
}

/// Breadth first from the calls that block, against the direction of calls:
/// the first way that reaches a function is a shortest one.
class BlockingReach::Closure {
public:
  explicit Closure(BlockingReach &Reach) : Reach(Reach) {}

  void run(llvm::function_ref<bool(const SummaryCall &)> Counts,
           llvm::function_ref<bool(const FunctionSummary &)> MayPass) {
    number();
    for (const auto &[Usr, Summary] : Reach.Functions)
      Nodes[Ids[Usr]].IsOpen = !Summary.NeverBlocks && MayPass(Summary);
    for (const auto &[Usr, Defining] : Reach.Definitions) {
      const unsigned Id = idOf(Usr);
      const bool IsOneItself = Reach.Functions.contains(Usr);
      Nodes[Id].DefinitionsLeft = Defining.size() + IsOneItself;
      for (const std::string &Definition : Defining)
        Nodes[idOf(Definition)].Defined = Id;
    }
    for (const auto &[Usr, Summary] : Reach.Functions)
      for (const SummaryCall &Call : Summary.Calls)
        connect(Ids[Usr], Call, Counts);
    for (Node &N : Nodes)
      if (!N.Overriders.empty())
        collectTargets(N);
    while (!Level.empty())
      step();
  }

private:
  struct Caller {
    unsigned Id;
    const SummaryCall *Call;
  };
  struct Node {
    const std::string *Usr = nullptr;
    bool IsOpen = false;
    /// Set once it is known to block.
    const SummaryCall *Through = nullptr;
    /// Its own calls are known to block.
    bool HasArrived = false;
    std::vector<Caller> Callers;
    std::vector<unsigned> Overriders;
    std::vector<Caller> Dispatchers;
    /// The dispatches that this function is a target of.
    std::vector<unsigned> TargetOf;
    unsigned TargetsLeft = 0;
    /// The definitions that are not known to block.
    unsigned DefinitionsLeft = 1;
    /// The function that this one defines.
    std::optional<unsigned> Defined;
    const std::string *FirstTarget = nullptr;
  };

  unsigned idOf(const std::string &Usr) {
    auto [It, IsNew] = Ids.try_emplace(Usr, Nodes.size());
    if (IsNew)
      Nodes.emplace_back().Usr = &Usr;
    return It->second;
  }

  void number() {
    for (const auto &[Usr, Summary] : Reach.Functions)
      idOf(Usr);
    for (const auto &[Usr, Summary] : Reach.Functions)
      for (const std::string &Base : Summary.Overrides) {
        // The second call may move the nodes.
        const unsigned Overrider =
            idOf(Summary.Defines.empty() ? Usr : Summary.Defines);
        const unsigned Overridden = idOf(Base);
        Nodes[Overridden].Overriders.push_back(Overrider);
      }
  }

  void connect(unsigned Id, const SummaryCall &Call,
               llvm::function_ref<bool(const SummaryCall &)> Counts) {
    if (Call.Usr.empty()) {
      if (Counts(Call))
        reach(Id, Call);
      return;
    }
    Node &Callee = Nodes[idOf(Call.Usr)];
    const bool Dispatches = Call.IsVirtual && !Callee.Overriders.empty();
    (Dispatches ? Callee.Dispatchers : Callee.Callers).push_back({Id, &Call});
  }

  void collectTargets(Node &Dispatch) {
    Reach.DispatchTargets[*Dispatch.Usr] = "";
    const unsigned DispatchId = Ids[*Dispatch.Usr];
    std::vector<unsigned> Found = {DispatchId};
    for (size_t I = 0; I != Found.size(); ++I)
      for (unsigned Overrider : Nodes[Found[I]].Overriders)
        if (!llvm::is_contained(Found, Overrider))
          Found.push_back(Overrider);
    for (unsigned Target : Found)
      if (Reach.knows(*Nodes[Target].Usr)) {
        ++Dispatch.TargetsLeft;
        Nodes[Target].TargetOf.push_back(DispatchId);
      }
  }

  /// Of several calls that block in one level the first in the source counts.
  void reach(unsigned Id, const SummaryCall &Call) {
    if (!Nodes[Id].IsOpen || Nodes[Id].HasArrived)
      return;
    auto [It, IsNew] = Level.try_emplace(Id, &Call);
    // Calls of one function stand in source order in one vector.
    if (!IsNew && &Call < It->second)
      It->second = &Call;
  }

  void step() {
    std::vector<unsigned> Finished;
    for (auto [Id, Call] : std::exchange(Level, {})) {
      Nodes[Id].HasArrived = true;
      arrive(Id, *Call, Finished);
      if (Nodes[Id].Defined)
        arrive(*Nodes[Id].Defined, *Call, Finished);
    }
    for (unsigned Id : Finished) {
      for (const Caller &C : Nodes[Id].Callers)
        reach(C.Id, *C.Call);
      for (unsigned DispatchId : Nodes[Id].TargetOf)
        finishTarget(Nodes[DispatchId], *Nodes[Id].Usr);
    }
  }

  /// One definition of a function blocks; the first that does is shown.
  void arrive(unsigned Id, const SummaryCall &Call,
              std::vector<unsigned> &Finished) {
    Node &Function = Nodes[Id];
    if (!Function.Through)
      Function.Through = &Call;
    if (--Function.DefinitionsLeft)
      return;
    Reach.Blocks[*Function.Usr] = Function.Through;
    Finished.push_back(Id);
  }

  void finishTarget(Node &Dispatch, const std::string &Target) {
    if (!Dispatch.FirstTarget)
      Dispatch.FirstTarget = &Target;
    if (--Dispatch.TargetsLeft)
      return;
    Reach.DispatchTargets[*Dispatch.Usr] = *Dispatch.FirstTarget;
    for (const Caller &C : Dispatch.Dispatchers)
      reach(C.Id, *C.Call);
  }

  BlockingReach &Reach;
  llvm::StringMap<unsigned> Ids;
  std::vector<Node> Nodes;
  std::map<unsigned, const SummaryCall *> Level;
};

void BlockingReach::close(
    llvm::function_ref<bool(const SummaryCall &)> Counts,
    llvm::function_ref<bool(const FunctionSummary &)> MayPass) {
  Blocks.clear();
  DispatchTargets.clear();
  Closure(*this).run(Counts, MayPass);
}

void BlockingReach::findOpenEnded() {
  llvm::StringMap<std::vector<const std::string *>> Callers;
  std::vector<const std::string *> Found;
  for (const auto &[Usr, Defining] : Definitions)
    for (const std::string &Definition : Defining)
      Callers[Definition].push_back(&Usr);
  for (const auto &[Usr, Summary] : Functions)
    for (const SummaryCall &Call : Summary.Calls) {
      if (Call.Usr.empty() || Summary.NeverBlocks)
        continue;
      if (Call.IsVirtual || !knows(Call.Usr))
        Found.push_back(&Usr);
      else
        Callers[Call.Usr].push_back(&Usr);
    }
  OpenEnded.clear();
  while (!Found.empty()) {
    const std::string *Usr = Found.back();
    Found.pop_back();
    if (OpenEnded.insert(*Usr).second)
      llvm::append_range(Found, Callers[*Usr]);
  }
}

bool BlockingReach::mayBlock(llvm::StringRef Usr, bool IsVirtual) const {
  return IsVirtual || !knows(Usr) || OpenEnded.contains(Usr) ||
         !chainFrom(Usr).empty();
}

std::vector<FunctionSummary> BlockingReach::all() const {
  const auto All = llvm::make_second_range(Functions);
  return {All.begin(), All.end()};
}

std::vector<FunctionSummary> BlockingReach::relevant() {
  close([](const SummaryCall &) { return true; },
        [](const FunctionSummary &) { return true; });
  findOpenEnded();
  auto Matters = [&](const FunctionSummary &Summary) {
    return Summary.NeverBlocks || Summary.IsVirtual ||
           Blocks.contains(Summary.Usr) || OpenEnded.contains(Summary.Usr);
  };
  std::vector<FunctionSummary> Kept;
  for (const auto &[Usr, Summary] : Functions) {
    // Another unit may define it to do something.
    if (!Matters(Summary) && Summary.Defines.empty())
      continue;
    FunctionSummary &Copy = Kept.emplace_back(Summary);
    llvm::erase_if(Copy.Calls, [&](const SummaryCall &Call) {
      auto It = Functions.find(Call.Usr);
      return It != Functions.end() && !Call.IsVirtual && !Matters(It->second);
    });
  }
  return Kept;
}

BlockingChain BlockingReach::chainFrom(llvm::StringRef Usr,
                                       bool IsVirtual) const {
  BlockingChain Chain;
  std::string At = Usr.str();
  // Every step is nearer to a call that blocks: the loop ends.
  while (true) {
    // A function that nothing overrides is its own only target.
    if (auto Target = DispatchTargets.find(At);
        IsVirtual && Target != DispatchTargets.end())
      At = Target->second;
    auto It = Blocks.find(At);
    if (It == Blocks.end())
      return {};
    Chain.push_back(It->second);
    if (It->second->Usr.empty())
      return Chain;
    At = It->second->Usr;
    IsVirtual = It->second->IsVirtual;
  }
}

} // namespace async_tidy
