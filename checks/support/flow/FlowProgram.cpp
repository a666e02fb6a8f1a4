// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "FlowProgram.h"
#include "support/program/Closing.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include <deque>
#include <unordered_set>

namespace async_tidy {

const FlowSummary &FlowProgram::add(FlowSummary Summary) {
  Findings.clear();
  return Functions.add(std::move(Summary)).Summary;
}

void FlowProgram::addOther(const FlowSummary &Summary) {
  if (Summary.isOfCallers())
    Callers[Summary.Usr] = Summary;
  else if (!has(Summary.Usr))
    add(Summary);
}

static void meet(FlowEffect::Output &Output, const FlowEffect::Output &Other) {
  Output.Literal &= Other.Literal;
  Output.Text &= Other.Text;
  Output.Tainted &= Other.Tainted;
  Output.Rows &= Other.Rows;
}

bool &FlowProgram::sourced(FlowEffect::Output &Given) const {
  return Rules.SplicesTaint ? Given.Text : Given.Tainted;
}

FlowEffect FlowProgram::effectOf(const Function &F, unsigned Index) const {
  const FlowCall &Call = F.Summary.Calls[Index];
  const Callees &Targets = F.Targets[Index];
  FlowEffect Effect;
  if (Targets.empty()) {
    const bool IsAny = WhereMissing == Missing::Anything;
    Effect.Result = {IsAny, Rules.SplicesTaint && IsAny, IsAny, false};
    Effect.Outs.assign(Call.Arguments.size(), Effect.Result);
    sourced(Effect.Result) |= Call.IsSource;
    Effect.Parameters.assign(Call.Arguments.size(), {Rules.SplicesTaint, IsAny,
                                                     IsAny, IsAny ? 1U : 0U});
    return Effect;
  }
  // Of several programs each may have a function of that name: what all of
  // them do is certain.
  Effect = Targets.front()->Effect;
  bool IsQuery = Targets.front()->IsQuery;
  bool IsHarmless = Targets.front()->Summary.IsHarmless;
  for (const Function *Target : llvm::drop_begin(Targets)) {
    const FlowEffect &Other = Target->Effect;
    meet(Effect.Result, Other.Result);
    for (unsigned I = 0; I != Effect.Outs.size(); ++I)
      meet(Effect.Outs[I],
           I < Other.Outs.size() ? Other.Outs[I] : FlowEffect::Output());
    IsQuery &= Target->IsQuery;
    IsHarmless |= Target->Summary.IsHarmless;
    for (unsigned I = 0; I != Effect.Parameters.size(); ++I) {
      FlowEffect::Parameter &Here = Effect.Parameters[I];
      const FlowEffect::Parameter &There = Other.parameter(I);
      Here.PassesText &= There.PassesText;
      Here.PassesTaint &= There.PassesTaint;
      Here.Splices &= There.Splices;
      Here.Sinks =
          Here.Sinks && There.Sinks ? std::max(Here.Sinks, There.Sinks) : 0;
    }
  }
  // getPassword(), by its name.
  if (Call.IsSource && !Rules.SourcesAreAssumed && !IsHarmless)
    sourced(Effect.Result) = true;
  if (IsQuery) {
    Effect.Result = {Effect.Result.Literal, false, false, true};
    for (FlowEffect::Output &Out : Effect.Outs)
      Out = {Out.Literal, false, false, true};
    for (FlowEffect::Parameter &P : Effect.Parameters)
      P.PassesText = P.PassesTaint = P.Splices = false;
  }
  return Effect;
}

FlowProgram::Effects FlowProgram::effectsOf(const Function &F) const {
  Effects Called{{}, ValueUses(F.Summary)};
  Called.OfCalls.reserve(F.Summary.Calls.size());
  for (unsigned I = 0; I != F.Summary.Calls.size(); ++I)
    Called.OfCalls.push_back(effectOf(F, I));
  return Called;
}

TaintState FlowProgram::stateFromText(const Function &F, unsigned Parameter,
                                      const Effects &Called) const {
  std::vector<unsigned> Given;
  if (Rules.SplicesTaint && Parameter < F.Summary.Parameters.size())
    Given = {F.Summary.Parameters[Parameter]};
  return TaintState(F.Summary, Called.Uses, Called.OfCalls, {{}, Given, {}});
}

TaintState FlowProgram::stateFromTaint(const Function &F, unsigned Parameter,
                                       const Effects &Called) const {
  return TaintState(F.Summary, Called.Uses, Called.OfCalls,
                    {{}, {}, {F.Summary.Parameters[Parameter]}});
}

TaintState FlowProgram::stateFromSources(const Function &F,
                                         const Effects &Called,
                                         bool WithParameters) const {
  const FlowSummary &Summary = F.Summary;
  TaintState::Starts From;
  auto Start = [&](unsigned Id, bool IsGiven) {
    (!Rules.SplicesTaint ? From.Tainted
     : IsGiven           ? From.Given
                         : From.Texts)
        .push_back(Id);
  };
  for (unsigned Id = 1; Id != Summary.Values.size(); ++Id)
    if (const FlowValue &Value = Summary.Values[Id];
        Value.IsSource && isOpen(F, Value) &&
        !llvm::is_contained(Summary.Parameters, Id))
      Start(Id, Value.IsGiven);
  for (unsigned I = 0; WithParameters && I != Summary.Parameters.size(); ++I)
    if (const unsigned Id = Summary.Parameters[I];
        Summary.Values[Id].IsSource && F.IsOpen[I])
      Start(Id, /*IsGiven=*/true);
  From.WithCalls = true;
  From.IsUncalled = F.IsUncalled;
  return TaintState(Summary, Called.Uses, Called.OfCalls, std::move(From));
}

bool FlowProgram::isOpen(const Function &F, const FlowValue &Source) const {
  if (!Rules.SourcesAreAssumed)
    return true;
  if (auto It = Lasting.find(Source.Lasting); It != Lasting.end())
    return It->second.IsOpen;
  // What a function of the program writes is known.
  return !Source.Out || F.Targets[*Source.Call].empty();
}

/// Whether a parameter is what comes for ... where splices matter: in which
/// text it is put only the format tells.
bool FlowProgram::isPrinted(const FlowSummary &Summary,
                            unsigned Parameter) const {
  return Rules.SplicesTaint && Summary.IsVariadic &&
         Parameter + 1 == Summary.Parameters.size();
}

/// All but how far its parameters are from a sink, given what is known of the
/// functions it calls.
FlowEffect FlowProgram::evaluate(const Function &F) const {
  const FlowSummary &Summary = F.Summary;
  const Effects Called = effectsOf(F);
  FlowEffect Effect;
  const TaintState Own = stateFromSources(F, Called, /*WithParameters=*/false);
  auto OutputOf = [&](unsigned Value) {
    return FlowEffect::Output{
        Own.Literal.reaches(Value), Own.Text.reaches(Value),
        Own.Tainted.reaches(Value), Own.Rows.reaches(Value)};
  };
  Effect.Result = OutputOf(Summary.Result);
  for (unsigned Out : Summary.Outs)
    Effect.Outs.push_back(OutputOf(Out));
  Effect.IsVariadic = Summary.IsVariadic;
  for (unsigned I = 0; I != Summary.Parameters.size(); ++I) {
    FlowEffect::Parameter &Known = Effect.Parameters.emplace_back();
    if (Summary.Parameters[I] == 0)
      continue;
    const TaintState Text = stateFromText(F, I, Called);
    Known.PassesText = Text.Text.reaches(Summary.Result);
    if (isPrinted(Summary, I))
      continue;
    Known.Splices = Text.Tainted.reaches(Summary.Result);
    Known.PassesTaint =
        stateFromTaint(F, I, Called).Tainted.reaches(Summary.Result);
  }
  return Effect;
}

/// A parameter, and where what it is given goes.
struct FlowProgram::Inlet {
  const Function *F = nullptr;
  FlowEffect::Parameter *Known = nullptr;
  bool IsAtSink = false;
  /// Calls, and their arguments.
  std::vector<std::pair<unsigned, unsigned>> Arguments;
};

FlowProgram::Inlet FlowProgram::inletOf(Function &F, unsigned Parameter) const {
  const FlowSummary &Summary = F.Summary;
  Inlet Found;
  const unsigned Value = Summary.Parameters[Parameter];
  // What a parameter that is tainted by itself leads to is reported there.
  if (Value == 0 || isPrinted(Summary, Parameter) ||
      (!Rules.SplicesTaint && Summary.Values[Value].IsSource))
    return Found;
  Found.F = &F;
  Found.Known = &F.Effect.Parameters[Parameter];
  const Effects Called = effectsOf(F);
  const TaintState Whole = stateFromTaint(F, Parameter, Called);
  // So is what it is spliced into.
  const TaintState Text = stateFromText(F, Parameter, Called);
  auto IsReached = [&](unsigned Id) {
    return Id != 0 && Whole.Tainted.reaches(Id) && !Text.Tainted.reaches(Id);
  };
  for (const FlowSink &Sink : Summary.Sinks)
    Found.IsAtSink |= IsReached(Sink.Value);
  for (unsigned C = 0; C != Summary.Calls.size(); ++C)
    for (unsigned I = 0; I != Summary.Calls[C].Arguments.size(); ++I)
      if (IsReached(Summary.Calls[C].Arguments[I]))
        Found.Arguments.emplace_back(C, I);
  return Found;
}

/// Finds how many calls lead from each parameter to a sink, the nearest first.
void FlowProgram::closeSinks() {
  // Not in one piece, which would be copied as it grows.
  std::deque<Inlet> All;
  for (auto &[Usr, F] : Functions)
    for (unsigned I = 0; I != F.Summary.Parameters.size(); ++I)
      if (Inlet In = inletOf(F, I); In.IsAtSink || !In.Arguments.empty())
        All.push_back(std::move(In));
  // By parameter, those that lead to it.
  llvm::DenseMap<const FlowEffect::Parameter *, std::vector<Inlet *>> Before;
  std::vector<Inlet *> Each;
  for (Inlet &In : All) {
    Each.push_back(&In);
    for (const auto &[Call, Argument] : In.Arguments)
      for (Function *Target : In.F->Targets[Call])
        if (const unsigned Index = Target->Effect.indexOf(Argument);
            Index < Target->Effect.Parameters.size())
          Before[&Target->Effect.Parameters[Index]].push_back(&In);
  }
  auto IsNear = [&](const Inlet &In) {
    return llvm::any_of(In.Arguments, [&](const auto &At) {
      return effectOf(*In.F, At.first).parameter(At.second).Sinks != 0;
    });
  };
  closeByRounds<Inlet>(
      Each,
      [&](Inlet &In, unsigned Round) {
        return In.Known->Sinks == 0 && (Round == 0 ? In.IsAtSink : IsNear(In));
      },
      [](Inlet &In, unsigned Round) { In.Known->Sinks = Round + 1; },
      [&](const Inlet &In) { return Before.lookup(In.Known); });
}

/// Finds out what functions do but for sinks.
void FlowProgram::closeEffects() {
  for (auto &[Usr, F] : Functions) {
    F.Effect = FlowEffect();
    F.Effect.Parameters.resize(F.Summary.Parameters.size());
    F.Effect.Outs.resize(F.Summary.Outs.size());
  }
  closeOver<Function, FlowEffect>(
      Functions.all(),
      [](const Function &F) {
        std::vector<Function *> All;
        for (const Callees &Targets : F.Targets)
          llvm::append_range(All, Targets);
        return All;
      },
      [&](const Function &F) { return evaluate(F); },
      [](Function &F, FlowEffect New) {
        if (New == F.Effect)
          return false;
        F.Effect = std::move(New);
        return true;
      });
}

void FlowProgram::findLasting() {
  Lasting.clear();
  for (auto &[Usr, F] : Functions)
    for (const auto &[Place, Value] : F.Summary.Writes)
      Lasting[Place];
  for (auto &[Usr, F] : Functions)
    for (const FlowValue &Value : F.Summary.Values)
      if (auto It = Lasting.find(Value.Lasting); It != Lasting.end())
        It->second.Readers.push_back(&F);
}

/// Says which parameters and places are given run-time text by code that has
/// not been added: parameters of functions that anybody can call, and all
/// places where not all code is known.
bool FlowProgram::openToOthers() {
  llvm::DenseSet<const Function *> Mentioned;
  std::unordered_set<InternedString> Mentions;
  for (auto &[Usr, F] : Functions)
    Mentions.insert(F.Summary.Mentions.begin(), F.Summary.Mentions.end());
  for (InternedString Mention : Mentions)
    Mentioned.insert_range(Functions.dispatchedFrom(Mention));
  const bool IsProgram =
      Added == Extent::Whole && llvm::any_of(Functions, [](const auto &Known) {
        return Known.second.Summary.IsMain;
      });
  const bool SeesCallers = Added == Extent::Units || Added == Extent::Whole;
  bool HasClosed = Added >= Extent::Known && !Lasting.empty();
  for (auto &[Usr, Place] : Lasting)
    Place.IsOpen = Added < Extent::Known;
  for (auto &[Usr, Called] : Dispatched)
    Called.Given.clear();
  for (auto &[Usr, F] : Functions) {
    const bool HasOthers = F.Summary.IsEntry || Mentioned.contains(&F);
    const bool IsOpen =
        !(SeesCallers || F.Summary.IsInternal) || HasOthers || !F.IsCalled;
    F.IsUncalled = IsProgram && !HasOthers && !F.IsCalled;
    HasClosed |= !IsOpen;
    F.IsOpen = llvm::SmallBitVector(F.Summary.Parameters.size(), IsOpen);
    if (auto Known = Callers.find(Usr); Known != Callers.end() && !HasOthers) {
      F.IsUncalled |= Known->second.IsUncalled && !F.IsCalled;
      for (unsigned Parameter : Known->second.Constants)
        if (Parameter < F.IsOpen.size()) {
          F.IsOpen[Parameter] = false;
          HasClosed = true;
        }
    }
  }
  return HasClosed;
}

/// Opens the parameters and places to which \p F gives run-time text, and says
/// which functions have them.
std::vector<FlowProgram::Function *> FlowProgram::openFrom(const Function &F) {
  std::vector<Function *> Opened;
  const TaintState R =
      stateFromSources(F, effectsOf(F), /*WithParameters=*/true);
  auto IsText = [&](unsigned Value) {
    return R.Text.reaches(Value) || R.Tainted.reaches(Value);
  };
  auto Give = [&](Function *Target, unsigned Argument) {
    if (const unsigned Index = Target->Effect.indexOf(Argument);
        Index < Target->IsOpen.size() && !Target->IsOpen[Index]) {
      Target->IsOpen[Index] = true;
      Opened.push_back(Target);
    }
  };
  for (unsigned C = 0; C != F.Targets.size(); ++C) {
    const FlowValueIds &Given = F.Summary.Calls[C].Arguments;
    for (unsigned I = 0; I != Given.size(); ++I)
      if (!F.Targets[C].empty() && IsText(Given[I]))
        for (Function *Target : F.Targets[C])
          Give(Target, I);
  }
  for (const FlowDispatch &Dispatch : F.Summary.Dispatches) {
    DispatchTargets &Called = Dispatched.find(Dispatch.Usr)->second;
    for (unsigned I = 0; I != Dispatch.Arguments.size(); ++I)
      if (!Called.Given.contains(I) && IsText(Dispatch.Arguments[I])) {
        Called.Given.insert(I);
        for (Function *Target : Called.Targets)
          Give(Target, I);
      }
  }
  for (const auto &[Usr, Value] : F.Summary.Writes)
    if (LastingPlace &Place = Lasting.find(Usr)->second;
        !Place.IsOpen && IsText(Value)) {
      Place.IsOpen = true;
      llvm::append_range(Opened, Place.Readers);
    }
  return Opened;
}

/// Finds the parameters and places that may be given run-time text. Whether
/// any place is given none.
bool FlowProgram::openAll() {
  if (!openToOthers())
    return false;
  closeBySpreading<Function>(Functions.all(),
                             [&](const Function &F) { return openFrom(F); });
  return llvm::any_of(Lasting,
                      [](const auto &Place) { return !Place.second.IsOpen; });
}

void FlowProgram::close() {
  Findings.clear();
  for (auto &[Usr, F] : Functions) {
    F.IsQuery = false;
    F.IsUncalled = F.IsCalled = false;
    F.IsOpen = llvm::SmallBitVector(F.Summary.Parameters.size(), true);
    F.Targets.clear();
  }
  for (auto &[Usr, F] : Functions)
    for (const FlowCall &Call : F.Summary.Calls) {
      F.Targets.emplace_back(Functions.targetsOf(Call.Usr));
      for (Function *Target : F.Targets.back())
        Target->IsCalled = true;
    }
  Dispatched.clear();
  for (auto &[Usr, F] : Functions)
    for (const FlowDispatch &Dispatch : F.Summary.Dispatches)
      Dispatched[Dispatch.Usr];
  for (auto &[Usr, Called] : Dispatched) {
    Called.Targets = Functions.dispatchedFrom(Usr);
    for (Function *Target : Called.Targets)
      Target->IsCalled = true;
  }
  findLasting();
  closeCalls();
  // Calls give no more than that of what a place without run-time text holds.
  if (Rules.SourcesAreAssumed && openAll()) {
    closeCalls();
    openAll();
  }
}

/// Finds out all that calls do.
void FlowProgram::closeCalls() {
  closeEffects();
  closeSinks();
  if (!Rules.SinksAreQueries)
    return;
  // What is a query is only known now, and changes what calls give.
  bool HasQuery = false;
  for (auto &[Usr, F] : Functions)
    for (const FlowEffect::Parameter &Parameter : F.Effect.Parameters)
      if (Parameter.Sinks != 0)
        HasQuery = F.IsQuery = true;
  if (HasQuery) {
    closeEffects();
    closeSinks();
  }
}

} // namespace async_tidy
