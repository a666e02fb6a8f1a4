// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "FlowProgram.h"
#include <algorithm>
#include <deque>
#include <set>

namespace async_tidy {

void FlowProgram::add(FlowOutline Outline) {
  if (!Outline.Defines.empty()) {
    std::vector<std::string> &Known = Definitions[Outline.Defines];
    auto Place = llvm::lower_bound(Known, Outline.Usr);
    if (Place == Known.end() || *Place != Outline.Usr)
      Known.insert(Place, Outline.Usr);
  }
  Function &F = Functions[Outline.Usr];
  if (F.Outline.Usr.empty() || Outline < F.Outline)
    F.Outline = std::move(Outline);
  Findings.clear();
}

std::vector<FlowOutline> FlowProgram::outlines() const {
  std::vector<FlowOutline> All;
  for (const auto &[Usr, F] : Functions)
    All.push_back(F.Outline);
  return All;
}

std::vector<const FlowProgram::Function *>
FlowProgram::targetsOf(llvm::StringRef Usr) const {
  std::vector<const Function *> Targets;
  if (auto It = Functions.find(Usr); It != Functions.end())
    return {&It->second};
  if (auto It = Definitions.find(Usr); It != Definitions.end())
    for (const std::string &Definition : It->second)
      Targets.push_back(&Functions.find(Definition)->second);
  return Targets;
}

FlowEffect FlowProgram::effectOf(const OutlineCall &Call,
                                 FlowTopic Topic) const {
  const std::vector<const Function *> Targets = targetsOf(Call.Usr);
  const bool IsSecret = Topic == FlowTopic::Secrets;
  FlowEffect Effect;
  if (Targets.empty()) {
    const bool IsAny = WhereMissing == Missing::Anything;
    Effect.GivesLiteral = IsAny;
    Effect.GivesPiece = !IsSecret && (IsAny || Call.IsSource);
    Effect.GivesBad = IsAny || (IsSecret && Call.IsSource);
    Effect.Parameters.assign(Call.Arguments.size(),
                             {!IsSecret, IsAny, IsAny, IsAny ? 1U : 0U});
    return Effect;
  }
  // Of several programs each may have a function of that name: what all of
  // them do is certain.
  Effect = Targets.front()->Effect;
  bool IsHarmless = Targets.front()->Outline.IsHarmless;
  for (const Function *Target : llvm::ArrayRef(Targets).drop_front()) {
    const FlowEffect &Other = Target->Effect;
    Effect.GivesLiteral &= Other.GivesLiteral;
    Effect.GivesPiece &= Other.GivesPiece;
    Effect.GivesBad &= Other.GivesBad;
    IsHarmless |= Target->Outline.IsHarmless;
    for (unsigned I = 0; I != Effect.Parameters.size(); ++I) {
      FlowEffect::Parameter &Here = Effect.Parameters[I];
      const FlowEffect::Parameter &There = Other.parameter(I);
      Here.PassesPiece &= There.PassesPiece;
      Here.PassesBad &= There.PassesBad;
      Here.Splices &= There.Splices;
      Here.Sinks =
          Here.Sinks && There.Sinks ? std::max(Here.Sinks, There.Sinks) : 0;
    }
  }
  // getPassword(), by its name.
  Effect.GivesBad |= IsSecret && Call.IsSource && !IsHarmless;
  return Effect;
}

FlowProgram::Effects FlowProgram::effectsOf(const Function &F) const {
  Effects Called;
  for (const OutlineCall &Call : F.Outline.Calls)
    Called.push_back(effectOf(Call, F.Outline.Topic));
  return Called;
}

OutlineReach FlowProgram::reachOfPiece(const Function &F, unsigned Parameter,
                                       const Effects &Called) const {
  std::vector<unsigned> Pieces;
  if (F.Outline.Topic == FlowTopic::Statements)
    Pieces = {F.Outline.Parameters[Parameter]};
  return OutlineReach(F.Outline, F.Uses, Called, {Pieces, {}, false});
}

OutlineReach FlowProgram::reachOfBad(const Function &F, unsigned Parameter,
                                     const Effects &Called) const {
  return OutlineReach(F.Outline, F.Uses, Called,
                      {{}, {F.Outline.Parameters[Parameter]}, false});
}

OutlineReach FlowProgram::reachOfSources(const Function &F,
                                         const Effects &Called,
                                         bool WithParameters) const {
  const FlowOutline &Outline = F.Outline;
  std::vector<unsigned> Sources;
  for (unsigned Id = 1; Id != Outline.Values.size(); ++Id)
    if (Outline.Values[Id].IsSource &&
        (WithParameters || !llvm::is_contained(Outline.Parameters, Id)))
      Sources.push_back(Id);
  OutlineReach::Starts From;
  (Outline.Topic == FlowTopic::Secrets ? From.Bad : From.Pieces) =
      std::move(Sources);
  From.WithCalls = true;
  return OutlineReach(Outline, F.Uses, Called, std::move(From));
}

/// All but how far its parameters are from a sink, given what is known of the
/// functions it calls.
FlowEffect FlowProgram::evaluate(const Function &F) const {
  const FlowOutline &Outline = F.Outline;
  const Effects Called = effectsOf(F);
  FlowEffect Effect;
  const OutlineReach Own = reachOfSources(F, Called, /*WithParameters=*/false);
  Effect.GivesLiteral = Own.Literal.reaches(Outline.Result);
  Effect.GivesPiece = Own.Piece.reaches(Outline.Result);
  Effect.GivesBad = Own.Bad.reaches(Outline.Result);
  for (unsigned I = 0; I != Outline.Parameters.size(); ++I) {
    FlowEffect::Parameter &Known = Effect.Parameters.emplace_back();
    if (Outline.Parameters[I] == 0)
      continue;
    const OutlineReach Piece = reachOfPiece(F, I, Called);
    Known.PassesPiece = Piece.Piece.reaches(Outline.Result);
    Known.Splices = Piece.Bad.reaches(Outline.Result);
    Known.PassesBad = reachOfBad(F, I, Called).Bad.reaches(Outline.Result);
  }
  return Effect;
}

/// A parameter, and where what it is given goes.
struct FlowProgram::Inlet {
  FlowEffect::Parameter *Known = nullptr;
  bool IsAtSink = false;
  std::vector<std::pair<const OutlineCall *, unsigned>> Arguments;
};

FlowProgram::Inlet FlowProgram::inletOf(Function &F, unsigned Parameter) const {
  const FlowOutline &Outline = F.Outline;
  Inlet Found;
  const unsigned Value = Outline.Parameters[Parameter];
  // What is shown of a parameter with a secret's name is reported there.
  if (Value == 0 ||
      (Outline.Topic == FlowTopic::Secrets && Outline.Values[Value].IsSource))
    return Found;
  Found.Known = &F.Effect.Parameters[Parameter];
  const Effects Called = effectsOf(F);
  const OutlineReach Whole = reachOfBad(F, Parameter, Called);
  // So is what it is spliced into.
  const OutlineReach Piece = reachOfPiece(F, Parameter, Called);
  auto IsReached = [&](unsigned Id) {
    return Id != 0 && Whole.Bad.reaches(Id) && !Piece.Bad.reaches(Id);
  };
  for (const OutlineSink &Sink : Outline.Sinks)
    Found.IsAtSink |= IsReached(Sink.Value);
  for (const OutlineCall &Call : Outline.Calls)
    for (unsigned I = 0; I != Call.Arguments.size(); ++I)
      if (IsReached(Call.Arguments[I]))
        Found.Arguments.emplace_back(&Call, I);
  return Found;
}

void FlowProgram::closeSinks() {
  std::vector<std::pair<Inlet, FlowTopic>> Left;
  for (auto &[Usr, F] : Functions)
    for (unsigned I = 0; I != F.Outline.Parameters.size(); ++I)
      if (Inlet In = inletOf(F, I); In.Known)
        Left.emplace_back(std::move(In), F.Outline.Topic);
  bool Changed = true;
  for (unsigned Steps = 1; Changed; ++Steps) {
    Changed = false;
    for (const auto &[In, Topic] : Left) {
      auto IsNear = [&](const auto &Argument) {
        const unsigned Further =
            effectOf(*Argument.first, Topic).parameter(Argument.second).Sinks;
        return Further != 0 && Further < Steps;
      };
      if (Steps == 1 ? In.IsAtSink : llvm::any_of(In.Arguments, IsNear)) {
        In.Known->Sinks = Steps;
        Changed = true;
      }
    }
    llvm::erase_if(Left,
                   [](const auto &In) { return In.first.Known->Sinks != 0; });
    // Where nothing is at a sink, a call may be.
    Changed |= Steps == 1;
  }
}

void FlowProgram::close() {
  std::deque<Function *> Queue;
  std::set<Function *> Queued;
  Findings.clear();
  for (auto &[Usr, F] : Functions) {
    F.Uses = usesOf(F.Outline);
    F.Effect = FlowEffect();
    F.Callers.clear();
  }
  for (auto &[Usr, F] : Functions) {
    Queue.push_back(&F);
    Queued.insert(&F);
    for (const OutlineCall &Call : F.Outline.Calls)
      for (const Function *Target : targetsOf(Call.Usr))
        const_cast<Function *>(Target)->Callers.push_back(&F);
  }
  // Effects only grow, so the order does not matter.
  while (!Queue.empty()) {
    Function *F = Queue.front();
    Queue.pop_front();
    Queued.erase(F);
    FlowEffect New = evaluate(*F);
    if (New == F->Effect)
      continue;
    F->Effect = std::move(New);
    for (Function *Caller : F->Callers)
      if (Queued.insert(Caller).second)
        Queue.push_back(Caller);
  }
  closeSinks();
}

} // namespace async_tidy
