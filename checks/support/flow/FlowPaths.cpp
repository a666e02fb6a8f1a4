// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "FlowProgram.h"
#include "llvm/ADT/STLExtras.h"

namespace async_tidy {

/// Calls that are followed into each other for what a message says.
constexpr unsigned MaxDepth = 8;

/// "'name' comes from here" and the like, for the values on a way.
static std::vector<PathNote> pointsOn(const FlowSummary &Summary,
                                      llvm::ArrayRef<unsigned> Path) {
  std::vector<PathNote> Points;
  unsigned LastLine = 0;
  // Of a very long way the source and the end tell enough.
  constexpr size_t Shown = 24;
  for (size_t I = 0; I != Path.size(); ++I) {
    if (I == 1 && Path.size() > Shown)
      I = Path.size() - Shown + 1;
    const FlowWords &Words = Summary.wordsOf(Summary.Values[Path[I]]);
    const std::string &Text = I == 0 ? Words.Origin : Words.Passing;
    // One note a line tells where; a long chain of << needs no more.
    if (Text.empty() || Words.At.File.empty() ||
        (I != 0 && Words.At.Line == LastLine))
      continue;
    LastLine = Words.At.Line;
    Points.push_back({Words.At, Text});
  }
  return Points;
}

/// Which value of a function is what its call gives as \p Given.
static unsigned endFor(const FlowSummary &Summary, const FlowValue &Given) {
  if (!Given.Out)
    return Summary.Result;
  return *Given.Out < Summary.Outs.size() ? Summary.Outs[*Given.Out] : 0;
}

/// What kind of splice the call is that gives \p Given: of what it is given on
/// \p Edge, or of its own.
unsigned FlowProgram::kindInside(const Function &Caller, const FlowValue &Given,
                                 const FlowValue::Edge *Edge,
                                 unsigned Depth) const {
  const Callees &Targets = Caller.Targets[*Given.Call];
  if (Targets.empty() || Depth == MaxDepth)
    return 0;
  const Function &F = *Targets.front();
  const unsigned End = endFor(F.Summary, Given);
  const Effects Called = effectsOf(F);
  const TaintState R = Edge ? stateFromText(F, Edge->Detail, Called)
                            : stateFromSources(F, Called, false);
  return R.Tainted.reaches(End) ? pathTo(F, R, End, Depth + 1).Kind : 0;
}

/// How what a call gives as \p Given comes to be in the called function: taint,
/// or run-time text.
std::optional<FlowProgram::SourcePath>
FlowProgram::pathOut(const Function &Caller, const FlowValue &Given,
                     bool IsTainted, unsigned Depth) const {
  const Callees &Targets = Caller.Targets[*Given.Call];
  if (Targets.empty())
    return std::nullopt;
  const Function &F = *Targets.front();
  const unsigned End = endFor(F.Summary, Given);
  const TaintState R = stateFromSources(F, effectsOf(F), false);
  if (IsTainted)
    return R.Tainted.reaches(End) ? std::optional(pathTo(F, R, End, Depth + 1))
                                  : std::nullopt;
  if (!R.Text.reaches(End))
    return std::nullopt;
  return textPathTo(F, R, End, Depth);
}

/// How run-time text comes to \p Value.
FlowProgram::SourcePath FlowProgram::textPathTo(const Function &F,
                                                const TaintState &R,
                                                unsigned Value,
                                                unsigned Depth) const {
  const std::vector<unsigned> Path = R.Text.pathTo(Value);
  const FlowValue &Source = F.Summary.Values[Path.front()];
  std::optional<SourcePath> Found;
  if (Source.Call && Depth + 1 != MaxDepth)
    Found = pathOut(F, Source, false, Depth + 1);
  if (!Found)
    Found.emplace();
  llvm::append_range(Found->Points, pointsOn(F.Summary, Path));
  return std::move(*Found);
}

FlowProgram::SourcePath FlowProgram::pathTo(const Function &F,
                                            const TaintState &R, unsigned Value,
                                            unsigned Depth) const {
  const FlowSummary &Summary = F.Summary;
  std::vector<unsigned> Path = R.Tainted.pathTo(Value);
  unsigned Edge = R.splicingEdge(Path.front());
  // Of several run-time texts the first one is named: it may be in what this
  // one is put behind, or in what is spliced in here.
  for (unsigned I = 0; I != 16; ++I) {
    const auto &From = Summary.Values[Path.front()].From;
    const auto Spliced = llvm::find_if(From, [&](const auto &E) {
      return E.Move != FlowMove::Guessed && E.Move != FlowMove::Owner &&
             R.Tainted.reaches(E.From);
    });
    if (!Rules.SplicesTaint || Spliced == From.end())
      break;
    const std::vector<unsigned> Earlier = R.Tainted.pathTo(Spliced->From);
    // Around a loop and back again.
    if (llvm::is_contained(Path, Earlier.front()))
      break;
    Path.insert(Path.begin(), Earlier.begin(), Earlier.end());
    Edge = R.splicingEdge(Path.front());
  }
  const FlowValue &First = Summary.Values[Path.front()];
  SourcePath Found;
  if (Edge != First.From.size()) {
    const FlowValue::Edge &Text = First.From[Edge];
    Found.Kind = Text.Move != FlowMove::Argument
                     ? Text.Detail
                     : kindInside(F, First, &Text, Depth);
    const std::vector<unsigned> Before = R.Text.pathTo(Text.From);
    Path.insert(Path.begin(), Before.begin(), Before.end());
  } else if (First.Call) {
    Found.Kind = kindInside(F, First, nullptr, Depth);
  }
  const FlowValue &Source = Summary.Values[Path.front()];
  Found.Source = Summary.wordsOf(Source).Name;
  // What a call gives has come to it on a way of its own.
  if (Source.Call && Depth != MaxDepth) {
    const bool IsTainted = Edge == First.From.size();
    if (auto Before = pathOut(F, Source, IsTainted, Depth)) {
      if (IsTainted)
        Found.Source = std::move(Before->Source);
      Found.Points = std::move(Before->Points);
    }
  }
  llvm::append_range(Found.Points, pointsOn(Summary, Path));
  return Found;
}

FlowProgram::NextStep FlowProgram::stepToSink(const Function &F,
                                              unsigned Parameter) const {
  const unsigned Left = F.Effect.Parameters[Parameter].Sinks;
  const Effects Called = effectsOf(F);
  const TaintState R = stateFromTaint(F, Parameter, Called);
  if (Left <= 1) {
    const auto Sink = llvm::find_if(F.Summary.Sinks, [&](const FlowSink &S) {
      return R.Tainted.reaches(S.Value);
    });
    return {Sink == F.Summary.Sinks.end() ? nullptr : &*Sink, nullptr, 0};
  }
  for (unsigned C = 0; C != Called.size(); ++C) {
    const FlowCall &Call = F.Summary.Calls[C];
    for (unsigned I = 0; I != Call.Arguments.size(); ++I) {
      const unsigned Further = Called[C].parameter(I).Sinks;
      if (Further != 0 && Further < Left &&
          R.Tainted.reaches(Call.Arguments[I]))
        return {nullptr, &Call, I};
    }
  }
  return {};
}

void FlowProgram::setSink(const FlowSink &Sink, FlowFinding &Found) const {
  Found.Sink = Sink.Name;
  if (Rules.KindsAreOfSinks)
    Found.Kind = Sink.Kind;
}

/// Adds the calls through which an argument of \p Targets gets to a sink.
void FlowProgram::followToSink(const Callees &Targets, unsigned Argument,
                               FlowFinding &Found) const {
  const Callees *At = &Targets;
  while (At && !At->empty()) {
    const Function &F = *At->front();
    const unsigned Parameter = F.Effect.indexOf(Argument);
    if (Parameter >= F.Effect.Parameters.size())
      return;
    const NextStep Next = stepToSink(F, Parameter);
    At = nullptr;
    if (Next.Sink) {
      Found.Path.push_back(
          {Next.Sink->At, "'" + Next.Sink->Name + "' is given it here"});
      setSink(*Next.Sink, Found);
    } else if (Next.Call) {
      Found.Path.push_back(
          {Next.Call->At, "'" + Next.Call->Name + "' is given it here"});
      At = &F.Targets[Next.Call - F.Summary.Calls.data()];
      Argument = Next.Argument;
    }
  }
}

FlowFinding FlowProgram::found(const Function &F, const TaintState &R,
                               unsigned Value) const {
  SourcePath To = pathTo(F, R, Value, 0);
  return {To.Kind, std::move(To.Source), "", std::move(To.Points)};
}

const std::vector<FlowProgram::Place> &
FlowProgram::findingsIn(llvm::StringRef Usr) {
  auto [It, IsNew] = Findings.try_emplace(InternedString(Usr));
  std::vector<Place> &Places = It->second;
  const Function *Known = Functions.find(Usr);
  if (!IsNew || !Known)
    return Places;
  const Function &F = *Known;
  const Effects Called = effectsOf(F);
  const TaintState R = stateFromSources(F, Called, /*WithParameters=*/true);
  for (unsigned I = 0; I != F.Summary.Sinks.size(); ++I) {
    const FlowSink &Sink = F.Summary.Sinks[I];
    if (!R.Tainted.reaches(Sink.Value))
      continue;
    FlowFinding Found = found(F, R, Sink.Value);
    setSink(Sink, Found);
    Places.push_back({I, false, std::move(Found)});
  }
  for (unsigned C = 0; C != Called.size(); ++C) {
    const FlowCall &Call = F.Summary.Calls[C];
    for (unsigned I = 0; I != Call.Arguments.size(); ++I)
      if (Called[C].parameter(I).Sinks != 0 &&
          R.Tainted.reaches(Call.Arguments[I])) {
        FlowFinding Found = found(F, R, Call.Arguments[I]);
        followToSink(F.Targets[C], I, Found);
        Places.push_back({C, true, std::move(Found)});
        break;
      }
  }
  return Places;
}

const FlowFinding *FlowProgram::findingAt(llvm::StringRef Usr,
                                          unsigned Offset) {
  for (const Place &P : findingsIn(Usr)) {
    const FlowSummary &Summary = Functions.find(Usr)->Summary;
    const SourcePoint &At =
        P.IsCall ? Summary.Calls[P.Index].At : Summary.Sinks[P.Index].At;
    if (At.Offset == Offset)
      return &P.Found;
  }
  return nullptr;
}

} // namespace async_tidy
