// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Branches.h"
#include "support/code/Names.h"

using namespace clang;

namespace async_tidy {

const Expr *conditionAtEnd(const CFGBlock &Block, const BodyGraph &Graph) {
  const auto *Condition =
      dyn_cast_or_null<Expr>(Block.getTerminatorCondition());
  if (!Condition || isa_and_nonnull<CXXForRangeStmt>(Block.getTerminatorStmt()))
    return nullptr;
  const Expr *Last = strip(Condition);
  while (const auto *Operator = dyn_cast<BinaryOperator>(Last)) {
    if (!Operator->isLogicalOp() ||
        llvm::any_of(Graph.placesOf(*Operator),
                     [&](const auto &At) { return At.Block == &Block; }))
      break;
    Last = strip(Operator->getRHS());
  }
  return Last;
}

/// The one block that control comes from; null where there are several.
static const CFGBlock *onlyWayTo(const CFGBlock &Block) {
  const CFGBlock *Only = nullptr;
  for (const CFGBlock::AdjacentBlock &Before : Block.preds())
    if (const CFGBlock *From = Before.getReachableBlock()) {
      if (Only)
        return nullptr;
      Only = From;
    }
  return Only;
}

bool Branches::lead(
    const Stmt &Statement,
    llvm::function_ref<bool(const Expr &Condition, bool IsTrue)> Asked) {
  const BodyGraph &Graph = Code.graph();
  const llvm::ArrayRef<BodyGraph::Place> Places =
      Graph.cfg() ? Graph.placesOf(Statement)
                  : llvm::ArrayRef<BodyGraph::Place>();
  if (Places.size() != 1)
    return false;
  if (!Tree) {
    Tree.emplace();
    Tree->buildDominatorTree(const_cast<CFG *>(Graph.cfg()));
  }
  // Long bodies have many conditions in a row; those far off are about
  // something else.
  constexpr unsigned MostAround = 64;
  auto *Block = const_cast<CFGBlock *>(Places.front().Block);
  for (unsigned I = 0; I != MostAround && Block; ++I) {
    const CFGBlock *Before = onlyWayTo(*Block);
    const Expr *Condition = Before && Before->succ_size() == 2
                                ? conditionAtEnd(*Before, Graph)
                                : nullptr;
    if (Condition &&
        Asked(*Condition, Before->succ_begin()->getReachableBlock() == Block))
      return true;
    const auto *Node = Tree->getBase().getNode(Block);
    const auto *Above = Node ? Node->getIDom() : nullptr;
    Block = Above ? Above->getBlock() : nullptr;
  }
  return false;
}

} // namespace async_tidy
