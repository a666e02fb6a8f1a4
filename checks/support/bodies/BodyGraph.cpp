// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Body.h"
#include "Cycles.h"
#include "support/code/Bodies.h"

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
  if (Statements.empty()) {
    std::vector<std::pair<const Stmt *, Place>> All;
    for (const CFGBlock *Block : *Graph)
      for (unsigned I = 0; I != Block->size(); ++I)
        if (const auto Found = (*Block)[I].getAs<CFGStmt>())
          All.push_back({Found->getStmt(), {Block, I}});
    llvm::stable_sort(All, llvm::less_first());
    Statements.reserve(All.size());
    Places.reserve(All.size());
    for (const auto &[Of, At] : All) {
      Statements.push_back(Of);
      Places.push_back(At);
    }
  }
  const auto [First, Last] = std::equal_range(
      Statements.begin(), Statements.end(), &Statement, std::less<>());
  return llvm::ArrayRef(Places).slice(First - Statements.begin(), Last - First);
}

bool BodyGraph::isInCycle(const Stmt &Statement) const {
  if (!Graph || placesOf(Statement).empty())
    return true;
  if (!Cyclic) {
    Cyclic.emplace();
    for (const BlockSet &Cycle : cyclesOf(*Graph, successorsOf))
      Cyclic->insert_range(Cycle);
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
