// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Body.h"
#include "support/code/Bodies.h"
#include "support/code/Components.h"

using namespace clang;

namespace async_tidy {

BodyGraph::BodyGraph(const FunctionDecl &Function, GraphKind Kind) {
  CFG::BuildOptions Options;
  Options.setAllAlwaysAdd();
  Options.AddInitializers = Kind == GraphKind::Plain;
  Options.AddLifetime = Kind == GraphKind::Lifetimes;
  Options.AddEHEdges = Kind == GraphKind::Exceptions;
  Graph = CFG::buildCFG(&Function, const_cast<Stmt *>(writtenBody(Function)),
                        &Function.getASTContext(), Options);
}

llvm::ArrayRef<BodyGraph::Place>
BodyGraph::placesOf(const Stmt &Statement) const {
  if (!Places) {
    Places.emplace();
    for (const CFGBlock *Block : *Graph)
      for (unsigned I = 0; I != Block->size(); ++I)
        if (const auto Found = (*Block)[I].getAs<CFGStmt>())
          (*Places)[Found->getStmt()].push_back({Block, I});
  }
  const auto It = Places->find(&Statement);
  return It == Places->end() ? llvm::ArrayRef<Place>() : It->second;
}

bool BodyGraph::isInCycle(const Stmt &Statement) const {
  if (!Graph || placesOf(Statement).empty())
    return true;
  if (!Cyclic) {
    Cyclic.emplace();
    std::vector<const CFGBlock *> Blocks(Graph->getNumBlockIDs());
    std::vector<std::vector<unsigned>> Next(Blocks.size());
    for (const CFGBlock *Block : *Graph) {
      const unsigned Number = Block->getBlockID();
      Blocks[Number] = Block;
      for (const CFGBlock::AdjacentBlock &Way : Block->succs())
        if (const CFGBlock *To = Way.getReachableBlock()) {
          Next[Number].push_back(To->getBlockID());
          if (To == Block)
            Cyclic->insert(Block);
        }
    }
    for (const std::vector<unsigned> &Component : components(Next))
      if (Component.size() > 1)
        for (unsigned Number : Component)
          Cyclic->insert(Blocks[Number]);
  }
  return llvm::any_of(placesOf(Statement), [&](const Place &P) {
    return Cyclic->contains(P.Block);
  });
}

bool BodyGraph::mayFollow(const Stmt &From, const Stmt &To) const {
  if (!Graph || placesOf(From).empty() || placesOf(To).empty())
    return true;
  const Place First = placesOf(From).back(), Last = placesOf(To).back();
  if (First.Block == Last.Block && First.Index < Last.Index)
    return true;
  llvm::SmallVector<const CFGBlock *, 16> Open{First.Block};
  llvm::SmallPtrSet<const CFGBlock *, 16> Seen;
  while (!Open.empty())
    for (const CFGBlock::AdjacentBlock &Next : Open.pop_back_val()->succs()) {
      if (!Next.isReachable() || !Seen.insert(Next).second)
        continue;
      if (Next.getReachableBlock() == Last.Block)
        return true;
      Open.push_back(Next);
    }
  return false;
}

} // namespace async_tidy
