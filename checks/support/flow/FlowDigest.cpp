// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a closed program tells other programs of its functions: summaries that
// have the same effects, made of few values.
#include "FlowProgram.h"
#include "llvm/ADT/STLExtras.h"
#include <set>

namespace async_tidy {

/// Makes the digest of one function.
class FlowProgram::Digest {
public:
  Digest(const FlowProgram &Program, const Function &F)
      : Program(Program), F(F), Called(Program.effectsOf(F)),
        Own(Program.stateFromSources(F, Called, /*WithParameters=*/false)) {
    const FlowSummary &Summary = F.Summary;
    Told.Usr = Summary.Usr;
    Told.Defines = Summary.Defines;
    Told.File = Summary.File;
    Told.IsHarmless = Summary.IsHarmless;
    Told.IsVariadic = Summary.IsVariadic;
    Told.GivesText = Summary.GivesText;
  }

  FlowSummary make() {
    for (unsigned Value : F.Summary.Parameters)
      Told.Parameters.push_back(Value == 0 ? 0 : add({}));
    for (unsigned I = 0; I != Told.Parameters.size(); ++I)
      if (F.Effect.Parameters[I].Sinks != 0)
        leadToSink(I);
    if (F.Summary.GivesText)
      Told.Result = resultOf();
    for (unsigned I = 0; I != F.Summary.Outs.size(); ++I)
      Told.Outs.push_back(output(F.Effect.Outs[I], F.Summary.Outs[I], {}));
    if (llvm::all_of(Told.Outs, [](unsigned Out) { return Out == 0; }))
      Told.Outs.clear();
    return std::move(Told);
  }

private:
  using Edges = decltype(FlowValue::From);

  unsigned add(FlowValue Value, const FlowWords &Words = {}) {
    Told.Values.push_back(std::move(Value));
    Told.setWords(Told.Values.back(), Words);
    return Told.Values.size() - 1;
  }
  unsigned literal() {
    if (Literal == 0) {
      FlowValue Value;
      Value.IsLiteral = true;
      Literal = add(std::move(Value));
    }
    return Literal;
  }
  /// Literal text with \p Value behind it.
  unsigned splice(unsigned Value, unsigned Kind) {
    FlowValue Spliced;
    Spliced.From = {{literal(), FlowMove::Keeps, 0},
                    {Value, FlowMove::Splices, Kind}};
    return add(std::move(Spliced));
  }

  /// The value that points are passed on the way to.
  unsigned pathValue(const SourcePath &Path) {
    FlowValue Value;
    FlowWords Words;
    Value.IsSource = true;
    Words.Name = Path.Source;
    if (Path.Points.empty())
      return add(std::move(Value), Words);
    unsigned Last = 0;
    for (const PathNote &Point : Path.Points) {
      (Last == 0 ? Words.Origin : Words.Passing) = Point.Text;
      Words.At = Point.At;
      Last = add(std::exchange(Value, {}), std::exchange(Words, {}));
      Value.From = {{Last, FlowMove::Keeps, 0}};
    }
    return Last;
  }

  /// Text as this function gives it back, or writes it, of its own: not what
  /// it is given.
  unsigned output(const FlowEffect::Output &Is, unsigned Value, Edges From) {
    if (Is.Literal)
      From.push_back({literal(), FlowMove::Keeps, 0});
    if (Is.Rows) {
      FlowValue Row;
      Row.IsRow = true;
      From.push_back({add(std::move(Row)), FlowMove::Keeps, 0});
    }
    if (Is.Tainted) {
      const SourcePath Path = Program.pathTo(F, Own, Value, 1);
      const unsigned Last = pathValue(Path);
      From.push_back(
          {Program.Rules.SplicesTaint ? splice(Last, Path.Kind) : Last,
           FlowMove::Keeps, 0});
    } else if (Is.Text) {
      From.push_back({pathValue(Program.textPathTo(F, Own, Value, 0)),
                      FlowMove::Keeps, 0});
    }
    if (From.empty())
      return 0;
    FlowValue Output;
    Output.From = std::move(From);
    return add(std::move(Output));
  }

  unsigned resultOf() {
    Edges From;
    for (unsigned I = 0; I != Told.Parameters.size(); ++I) {
      const FlowEffect::Parameter &Known = F.Effect.Parameters[I];
      const unsigned Parameter = Told.Parameters[I];
      if (Known.Splices)
        From.push_back(
            {splice(Parameter, kindOfSplice(I)), FlowMove::Keeps, 0});
      if (Known.PassesTaint && !Known.Splices)
        From.push_back({Parameter, FlowMove::Keeps, 0});
      else if (Known.PassesText && !Known.Splices)
        From.push_back({Parameter, FlowMove::Guessed, 0});
    }
    return output(F.Effect.Result, F.Summary.Result, std::move(From));
  }

  unsigned kindOfSplice(unsigned Parameter) const {
    const TaintState R = Program.stateFromText(F, Parameter, Called);
    return Program.pathTo(F, R, F.Summary.Result, 1).Kind;
  }

  void leadToSink(unsigned Parameter) {
    const NextStep Next = Program.stepToSink(F, Parameter);
    const unsigned Value = Told.Parameters[Parameter];
    if (Next.Sink) {
      Told.Sinks.push_back(*Next.Sink);
      Told.Sinks.back().Value = Value;
    } else if (Next.Call) {
      FlowCall &Call = Told.Calls.emplace_back(
          FlowCall{Next.Call->Usr, Next.Call->Name, Next.Call->At, {}});
      Call.Arguments.resize(Next.Argument + 1);
      Call.Arguments.back() = Value;
    }
  }

  const FlowProgram &Program;
  const Function &F;
  const Effects Called;
  const TaintState Own;
  FlowSummary Told;
  unsigned Literal = 0;
};

/// Whether it does anything else than is taken for a function that has not been
/// added.
bool FlowProgram::isTold(const Function &F) const {
  const auto IsAny = [](const FlowEffect::Output &Is) {
    return Is.Literal || Is.Text || Is.Tainted || Is.Rows;
  };
  return llvm::any_of(F.Effect.Outs, IsAny) ||
         llvm::any_of(
             F.Effect.Parameters,
             [](const FlowEffect::Parameter &P) { return P.Sinks != 0; }) ||
         (F.Summary.GivesText &&
          (Rules.SplicesTaint || F.Summary.IsHarmless ||
           F.Effect.Result.Tainted ||
           llvm::any_of(
               F.Effect.Parameters,
               [](const FlowEffect::Parameter &P) { return P.PassesTaint; })));
}

std::optional<FlowSummary> FlowProgram::callersOf(const Function &F) const {
  FlowSummary Known;
  for (unsigned I = 0; I != F.IsOpen.size(); ++I)
    if (!F.IsOpen[I] && F.Summary.Parameters[I] != 0)
      Known.Constants.push_back(I);
  Known.IsUncalled =
      F.IsUncalled && llvm::any_of(F.Summary.Parameters,
                                   [](unsigned Value) { return Value != 0; });
  if (!Known.isOfCallers())
    return std::nullopt;
  Known.Usr = F.Summary.Usr;
  Known.Defines = F.Summary.Defines;
  return Known;
}

/// By file, functions that write what the functions of the file write to
/// fields and global variables. They are in no file: that one of them has
/// changed says nothing of what the others write.
std::vector<FlowSummary> FlowProgram::lastingTold() const {
  std::map<InternedString, std::set<std::pair<InternedString, unsigned>>>
      Writes;
  for (const auto &[Usr, F] : Functions) {
    if (F.Summary.Writes.empty())
      continue;
    const TaintState R =
        stateFromSources(F, effectsOf(F), /*WithParameters=*/true);
    for (const auto &[Place, Value] : F.Summary.Writes)
      Writes[F.Summary.File].emplace(Place, R.Text.reaches(Value) ||
                                                R.Tainted.reaches(Value));
  }
  std::vector<FlowSummary> Told;
  for (const auto &[File, All] : Writes) {
    FlowSummary &Writer = Told.emplace_back();
    Writer.Usr = LastingName.str() + ":" + File.str();
    Writer.Defines = LastingName;
    Writer.Values.emplace_back().IsSource = true;
    Writer.Writes.assign(All.begin(), All.end());
  }
  return Told;
}

std::vector<FlowSummary> FlowProgram::digests() const {
  std::vector<FlowSummary> Told = lastingTold();
  // Several programs may define a function, each in another way.
  std::set<llvm::StringRef> Names;
  for (const auto &[Usr, F] : Functions)
    if (isTold(F))
      Names.insert(linkName(F.Summary));
  for (const auto &[Usr, F] : Functions) {
    if (Names.contains(linkName(F.Summary)))
      Told.push_back(Digest(*this, F).make());
    if (auto Known = callersOf(F))
      Told.push_back(std::move(*Known));
  }
  return Told;
}

} // namespace async_tidy
