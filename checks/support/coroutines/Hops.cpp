// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Hops.h"
#include "Coroutine.h"
#include "support/code/Names.h"
#include "clang/Analysis/CFG.h"

using namespace clang;

namespace async_tidy {

namespace {

/// What awaiting an expression does to the thread that the coroutine runs on.
enum class Move { None, ToPool, ToLoop };

/// Forward over the CFG: is the coroutine on a pool whatever way it came?
class PoolAnalysis {
public:
  PoolAnalysis(const CFG &Graph,
               const llvm::DenseMap<const Stmt *, Move> &Moves)
      : Graph(Graph), Moves(Moves), OnPoolAtEnd(Graph.getNumBlockIDs(), true) {}

  void run() {
    // From "everywhere" downwards to the greatest solution, so that a loop
    // behind a hop stays on the pool.
    OnPoolAtEnd[Graph.getEntry().getBlockID()] = false;
    for (bool Changed = true; Changed;) {
      Changed = false;
      for (const CFGBlock *Block : Graph) {
        if (Block == &Graph.getEntry())
          continue;
        const bool AtEnd = transfer(*Block, nullptr);
        Changed |= AtEnd != OnPoolAtEnd[Block->getBlockID()];
        OnPoolAtEnd[Block->getBlockID()] = AtEnd;
      }
    }
  }

  void collect(llvm::DenseSet<const Stmt *> &AfterHop) const {
    for (const CFGBlock *Block : Graph)
      transfer(*Block, &AfterHop);
  }

private:
  bool onPoolAtStart(const CFGBlock &Block) const {
    bool IsReached = false;
    for (const CFGBlock::AdjacentBlock &Before : Block.preds()) {
      if (!Before.isReachable())
        continue;
      IsReached = true;
      if (!OnPoolAtEnd[Before->getBlockID()])
        return false;
    }
    return IsReached;
  }

  bool transfer(const CFGBlock &Block,
                llvm::DenseSet<const Stmt *> *AfterHop) const {
    bool OnPool = onPoolAtStart(Block);
    for (const CFGElement &Element : Block) {
      std::optional<CFGStmt> Statement = Element.getAs<CFGStmt>();
      if (!Statement)
        continue;
      if (OnPool && AfterHop)
        AfterHop->insert(Statement->getStmt());
      auto It = Moves.find(Statement->getStmt());
      if (It != Moves.end())
        OnPool = It->second == Move::ToPool;
    }
    return OnPool;
  }

  const CFG &Graph;
  const llvm::DenseMap<const Stmt *, Move> &Moves;
  std::vector<bool> OnPoolAtEnd;
};

} // namespace

static Move moveOf(const Expr &SuspensionPoint, const AsyncModel &Model) {
  const Expr *Awaited = awaitedOperand(SuspensionPoint);
  const auto *Call = dyn_cast_or_null<CallExpr>(Awaited);
  if (!Call)
    return Move::None;
  // With an argument it is that callable that moves.
  if (const CallFact *Hop = Model.callFact(*Call, role::Hop);
      Hop && !Hop->Argument)
    return Move::ToPool;
  return Model.hasRole(*Call, role::HopBack) ? Move::ToLoop : Move::None;
}

Hops::Statements Hops::statementsAfterHop(const FunctionDecl &Function) const {
  llvm::DenseMap<const Stmt *, Move> Moves;
  bool HasHop = false;
  const std::shared_ptr<Body> Read = Model.bodyOf(Function);
  for (const Expr *Point : Read->suspensionPoints()) {
    const Move M = moveOf(*Point, Model);
    if (M != Move::None)
      Moves[Point] = M;
    HasHop |= M == Move::ToPool;
  }
  Statements Found;
  if (!HasHop)
    return Found;
  const CFG *Graph = Read->graph().cfg();
  if (!Graph)
    return Found;
  PoolAnalysis Analysis(*Graph, Moves);
  Analysis.run();
  Analysis.collect(Found);
  return Found;
}

bool Hops::isAfterHop(const FunctionDecl &Function, const Stmt &Statement) {
  auto [It, IsNew] = AfterHop.try_emplace(&Function);
  if (IsNew)
    It->second = statementsAfterHop(Function);
  return It->second.contains(&Statement);
}

} // namespace async_tidy
