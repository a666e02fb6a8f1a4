// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "TaintState.h"
#include "llvm/ADT/STLExtras.h"
#include <utility>

namespace async_tidy {

ValueUses::ValueUses(const FlowSummary &Summary) {
  // First where the uses of each value begin, which filling moves to their end.
  std::vector<unsigned> Counts(Summary.Values.size());
  for (const FlowValue &Value : Summary.Values)
    for (const FlowValue::Edge &Edge : Value.From)
      ++Counts[Edge.From];
  Ends.reserve(Counts.size());
  unsigned Sum = 0;
  for (unsigned Count : Counts)
    Ends.push_back(std::exchange(Sum, Sum + Count));
  All.resize(Sum);
  for (unsigned To = 0; To != Summary.Values.size(); ++To)
    for (const FlowValue::Edge &Edge : Summary.Values[To].From)
      All[Ends[Edge.From]++] = {To, &Edge};
}

Propagation::Propagation(
    const ValueUses &Uses, llvm::ArrayRef<unsigned> Starts,
    llvm::function_ref<bool(unsigned To, const FlowValue::Edge &)> Passes) {
  if (Starts.empty())
    return;
  Before.assign(Uses.size(), Unreached);
  std::vector<unsigned> Queue;
  for (unsigned Start : Starts)
    if (!reaches(Start)) {
      Before[Start] = Start;
      Queue.push_back(Start);
    }
  for (size_t I = 0; I != Queue.size(); ++I)
    for (const auto &[To, Edge] : Uses.of(Queue[I]))
      if (!reaches(To) && Passes(To, *Edge)) {
        Before[To] = Queue[I];
        Queue.push_back(To);
      }
}

std::vector<unsigned> Propagation::pathTo(unsigned Value) const {
  std::vector<unsigned> Path;
  for (; Before[Value] != Value; Value = Before[Value])
    Path.push_back(Value);
  Path.push_back(Value);
  std::reverse(Path.begin(), Path.end());
  return Path;
}

TaintState::TaintState(const FlowSummary &Summary, const ValueUses &Uses,
                       llvm::ArrayRef<FlowEffect> Effects, Starts From)
    : IsUncalled(From.IsUncalled), Summary(Summary), Effects(Effects) {
  const auto &Values = Summary.Values;
  auto ParameterOf = [&](unsigned To, const FlowValue::Edge &Edge) {
    return Effects[*Values[To].Call].parameter(Edge.Detail);
  };
  auto Keeps = [&](unsigned To, const FlowValue::Edge &Edge) {
    if (Edge.Move == FlowMove::Argument)
      return ParameterOf(To, Edge).PassesTaint;
    return Edge.Move != FlowMove::Guessed && Edge.Move != FlowMove::Owner;
  };
  auto PassesText = [&](unsigned To, const FlowValue::Edge &Edge) {
    if (Edge.Move == FlowMove::Argument)
      return ParameterOf(To, Edge).PassesText;
    return Edge.Move != FlowMove::Owner;
  };
  // row["name"], query.value(0).toString(), names.push_back(row[0])
  auto PassesRow = [&](unsigned To, const FlowValue::Edge &Edge) {
    return Edge.Move == FlowMove::Owner || Edge.Move == FlowMove::Guessed ||
           Keeps(To, Edge);
  };
  std::vector<unsigned> Literals;
  std::vector<unsigned> FromRows;
  for (unsigned Id = 1; Id != Values.size(); ++Id) {
    const FlowEffect::Output *Given =
        Values[Id].Call ? &Effects[*Values[Id].Call].given(Values[Id])
                        : nullptr;
    if (Values[Id].IsLiteral || (Given && Given->Literal))
      Literals.push_back(Id);
    if (Values[Id].IsRow || (Given && Given->Rows))
      FromRows.push_back(Id);
    if (!Given || !From.WithCalls)
      continue;
    if (Given->Text)
      From.Texts.push_back(Id);
    if (Given->Tainted)
      From.Tainted.push_back(Id);
  }
  Literal = Propagation(Uses, Literals, Keeps);
  Rows = Propagation(Uses, FromRows, PassesRow);
  // What the database keeps is taken for the program's own.
  llvm::erase_if(From.Texts, [&](unsigned Id) { return Rows.reaches(Id); });
  OwnText = Propagation(Uses, From.Texts, PassesText);
  llvm::append_range(From.Texts, From.Given);
  Text = Propagation(Uses, From.Texts, PassesText);
  if (!From.Texts.empty())
    for (unsigned Id = 1; Id != Values.size(); ++Id)
      if (splicingEdge(Id) != Values[Id].From.size())
        From.Tainted.push_back(Id);
  llvm::sort(From.Tainted);
  Tainted = Propagation(Uses, From.Tainted, Keeps);
}

unsigned TaintState::splicingEdge(unsigned Value) const {
  const FlowValue &V = Summary.Values[Value];
  bool HasLiteral = false;
  unsigned I = 0;
  for (; I != V.From.size(); ++I) {
    const FlowValue::Edge &Edge = V.From[I];
    if (Text.reaches(Edge.From)) {
      // What is behind no literal text is the statement itself.
      const bool IsHere =
          Edge.Move == FlowMove::Splices ||
          (Edge.Move == FlowMove::Names && !IsUncalled) ||
          ((Edge.Move == FlowMove::Extends || Edge.Move == FlowMove::Names) &&
           OwnText.reaches(Edge.From));
      if (IsHere && HasLiteral)
        break;
      if (Edge.Move == FlowMove::Argument &&
          Effects[*V.Call].parameter(Edge.Detail).Splices)
        break;
    }
    HasLiteral |= Literal.reaches(Edge.From);
  }
  return I;
}

} // namespace async_tidy
