// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "OutlineReach.h"
#include "llvm/ADT/STLExtras.h"

namespace async_tidy {

OutlineUses usesOf(const FlowOutline &Outline) {
  OutlineUses Uses(Outline.Values.size());
  for (unsigned To = 0; To != Outline.Values.size(); ++To)
    for (const OutlineValue::Edge &Edge : Outline.Values[To].From)
      Uses[Edge.From].emplace_back(To, &Edge);
  return Uses;
}

OutlineSpread::OutlineSpread(
    const OutlineUses &Uses, llvm::ArrayRef<unsigned> Starts,
    llvm::function_ref<bool(unsigned To, const OutlineValue::Edge &)> Passes) {
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
    for (const auto &[To, Edge] : Uses[Queue[I]])
      if (!reaches(To) && Passes(To, *Edge)) {
        Before[To] = Queue[I];
        Queue.push_back(To);
      }
}

std::vector<unsigned> OutlineSpread::pathTo(unsigned Value) const {
  std::vector<unsigned> Path;
  for (; Before[Value] != Value; Value = Before[Value])
    Path.push_back(Value);
  Path.push_back(Value);
  std::reverse(Path.begin(), Path.end());
  return Path;
}

OutlineReach::OutlineReach(const FlowOutline &Outline, const OutlineUses &Uses,
                           llvm::ArrayRef<FlowEffect> Effects, Starts From)
    : IsUncalled(From.IsUncalled), Outline(Outline), Effects(Effects) {
  const auto &Values = Outline.Values;
  auto ParameterOf = [&](unsigned To, const OutlineValue::Edge &Edge) {
    return Effects[*Values[To].Call].parameter(Edge.Detail);
  };
  auto Keeps = [&](unsigned To, const OutlineValue::Edge &Edge) {
    if (Edge.Move == FlowMove::Argument)
      return ParameterOf(To, Edge).PassesBad;
    return Edge.Move != FlowMove::Guessed && Edge.Move != FlowMove::Owner;
  };
  auto PassesPiece = [&](unsigned To, const OutlineValue::Edge &Edge) {
    if (Edge.Move == FlowMove::Argument)
      return ParameterOf(To, Edge).PassesPiece;
    return Edge.Move != FlowMove::Owner;
  };
  // row["name"], query.value(0).toString(), names.push_back(row[0])
  auto PassesRow = [&](unsigned To, const OutlineValue::Edge &Edge) {
    return Edge.Move == FlowMove::Owner || Edge.Move == FlowMove::Guessed ||
           Keeps(To, Edge);
  };
  std::vector<unsigned> Literals;
  std::vector<unsigned> FromRows;
  for (unsigned Id = 1; Id != Values.size(); ++Id) {
    const FlowEffect::Gift *Given =
        Values[Id].Call ? &Effects[*Values[Id].Call].given(Values[Id])
                        : nullptr;
    if (Values[Id].IsLiteral || (Given && Given->Literal))
      Literals.push_back(Id);
    if (Values[Id].IsRow || (Given && Given->Rows))
      FromRows.push_back(Id);
    if (!Given || !From.WithCalls)
      continue;
    if (Given->Piece)
      From.Pieces.push_back(Id);
    if (Given->Bad)
      From.Bad.push_back(Id);
  }
  Literal = OutlineSpread(Uses, Literals, Keeps);
  Rows = OutlineSpread(Uses, FromRows, PassesRow);
  // What the database keeps is taken for the program's own.
  llvm::erase_if(From.Pieces, [&](unsigned Id) { return Rows.reaches(Id); });
  OwnPiece = OutlineSpread(Uses, From.Pieces, PassesPiece);
  llvm::append_range(From.Pieces, From.Given);
  Piece = OutlineSpread(Uses, From.Pieces, PassesPiece);
  if (!From.Pieces.empty())
    for (unsigned Id = 1; Id != Values.size(); ++Id)
      if (splicingEdge(Id) != Values[Id].From.size())
        From.Bad.push_back(Id);
  llvm::sort(From.Bad);
  Bad = OutlineSpread(Uses, From.Bad, Keeps);
}

unsigned OutlineReach::splicingEdge(unsigned Value) const {
  const OutlineValue &V = Outline.Values[Value];
  bool HasLiteral = false;
  unsigned I = 0;
  for (; I != V.From.size(); ++I) {
    const OutlineValue::Edge &Edge = V.From[I];
    if (Piece.reaches(Edge.From)) {
      // What is behind no literal text is the statement itself.
      const bool IsHere =
          Edge.Move == FlowMove::Splices ||
          (Edge.Move == FlowMove::Names && !IsUncalled) ||
          ((Edge.Move == FlowMove::Extends || Edge.Move == FlowMove::Names) &&
           OwnPiece.reaches(Edge.From));
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
