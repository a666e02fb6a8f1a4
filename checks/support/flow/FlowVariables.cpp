// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "FlowVariables.h"
#include "support/code/Literals.h"
#include "clang/Analysis/Analyses/PostOrderCFGView.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace clang;

namespace async_tidy {

/// The array that a pointer points into: buffer + 1, &buffer[1], a pointer that
/// was made of these.
static const VarDecl *arrayOf(const Expr *E, unsigned Depth = 0) {
  E = E ? stripCasts(E) : nullptr;
  if (!E || Depth > 8)
    return nullptr;
  if (const auto *Sum = dyn_cast<BinaryOperator>(E))
    return Sum->isAdditiveOp() ? arrayOf(Sum->getLHS(), Depth + 1) : nullptr;
  if (const auto *Address = dyn_cast<UnaryOperator>(E))
    return Address->getOpcode() == UO_AddrOf
               ? arrayOf(Address->getSubExpr(), Depth + 1)
               : nullptr;
  if (const auto *Element = dyn_cast<ArraySubscriptExpr>(E))
    return arrayOf(Element->getBase(), Depth + 1);
  const auto *Named = dyn_cast<DeclRefExpr>(E);
  const auto *Variable = Named ? dyn_cast<VarDecl>(Named->getDecl()) : nullptr;
  if (!Variable || Variable->getType()->isArrayType())
    return Variable;
  return Variable->getType()->isPointerType()
             ? arrayOf(Variable->getInit(), Depth + 1)
             : nullptr;
}

bool staysInside(const BinaryOperator &Assignment) {
  const VarDecl *Array = arrayOf(Assignment.getRHS());
  return Array && Array == arrayOf(Assignment.getLHS());
}

/// What is awaited by a block that no way leads to from the entry: nothing is
/// read through it, as it may be in a loop that has no beginning.
static constexpr unsigned NeverReached = ~0U;

FlowVariables::FlowVariables(FlowGraph &Graph, const CFG &Code,
                             std::function<FlowId(PlaceId)> AtEntry)
    : Graph(Graph), Code(Code), AtEntry(std::move(AtEntry)),
      Awaited(Code.getNumBlockIDs(), NeverReached),
      Incomplete(Code.getNumBlockIDs()) {
  // A block that is never reached comes in no order, and nobody waits for it.
  const PostOrderCFGView Reached(&Code);
  for (const CFGBlock *Block : Reached)
    Awaited[Block->getBlockID()] = 0;
  for (const CFGBlock *Block : Reached)
    for (const CFGBlock::AdjacentBlock &Next : Block->succs())
      if (Next.isReachable())
        ++Awaited[Next->getBlockID()];
}

PlaceId FlowVariables::idOf(const FlowPlace &Place) {
  auto [It, IsNew] = Ids.try_emplace(Place, Places.size());
  if (IsNew) {
    Places.push_back(&It->first);
    if (!Place.Fields.empty())
      Fields[Place.Base].push_back(It->second);
  }
  return It->second;
}

llvm::ArrayRef<PlaceId> FlowVariables::fieldsOf(const VarDecl *Base) const {
  auto It = Fields.find(Base);
  return It == Fields.end() ? llvm::ArrayRef<PlaceId>() : It->second;
}

FlowId FlowVariables::read(PlaceId Place, const CFGBlock &Block) {
  auto It = Held.find({Block.getBlockID(), Place});
  return It != Held.end() ? It->second : readBefore(Place, Block);
}

FlowId FlowVariables::readBefore(PlaceId Place, const CFGBlock &Block) {
  // A chain of blocks with one way in is walked, not recursed into.
  llvm::SmallVector<const CFGBlock *, 16> Chain;
  const CFGBlock *At = &Block;
  FlowId Found = 0;
  for (;;) {
    auto It = Held.find({At->getBlockID(), Place});
    if (It != Held.end()) {
      Found = It->second;
      break;
    }
    Chain.push_back(At);
    if (At == &Code.getEntry()) {
      Found = AtEntry(Place);
      break;
    }
    const CFGBlock *Only = nullptr;
    unsigned Ways = 0;
    for (const CFGBlock::AdjacentBlock &Before : At->preds())
      if (Before.isReachable() &&
          Awaited[Before->getBlockID()] != NeverReached) {
        Only = Before;
        ++Ways;
      }
    if (Ways == 1 && Awaited[At->getBlockID()] == 0) {
      At = Only;
      continue;
    }
    // Deeper nesting of ways that meet ends the analysis of this value.
    if (Ways == 0 || Depth > 1000)
      break;
    Found = Graph.Nodes.size();
    Graph.Nodes.emplace_back().Kind = FlowKind::Pass;
    Held[{At->getBlockID(), Place}] = Found;
    if (Awaited[At->getBlockID()] != 0)
      Incomplete[At->getBlockID()].emplace_back(Place, Found);
    else
      meet(Place, *At, Found);
    break;
  }
  for (const CFGBlock *Passed : Chain)
    Held[{Passed->getBlockID(), Place}] = Found;
  return Found;
}

void FlowVariables::meet(PlaceId Place, const CFGBlock &Block, FlowId Meeting) {
  llvm::SaveAndRestore Deeper(Depth, Depth + 1);
  for (const CFGBlock::AdjacentBlock &Before : Block.preds()) {
    if (!Before.isReachable() || Awaited[Before->getBlockID()] == NeverReached)
      continue;
    const FlowId Value = read(Place, *Before);
    if (Value != 0 && Value != Meeting)
      Graph.Nodes[Meeting].From.push_back({Value, FlowStep::Same});
  }
}

void FlowVariables::finish(const CFGBlock &Block) {
  for (const CFGBlock::AdjacentBlock &Next : Block.succs()) {
    if (!Next.isReachable() || --Awaited[Next->getBlockID()] != 0)
      continue;
    for (const auto &[Place, Meeting] : Incomplete[Next->getBlockID()])
      meet(Place, *Next, Meeting);
  }
}

} // namespace async_tidy
