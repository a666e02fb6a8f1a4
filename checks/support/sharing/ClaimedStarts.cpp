// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ClaimedStarts.h"
#include "PlaceChanges.h"

using namespace clang;

namespace async_tidy {

bool ClaimedStarts::has(const Expr &Start) {
  const BodyGraph &Graph = Code.graph();
  if (!Graph.cfg())
    return false;
  if (!Reads) {
    Reads.emplace(Code);
    for (const PlaceChange &Change : placeChangesIn(Code, Model))
      if (Change.Kind == ChangeKind::Assign ||
          Change.Kind == ChangeKind::Insert)
        Claimed.push_back(Change.Place.Path);
    if (!Claimed.empty())
      Ways.buildDominatorTree(const_cast<CFG *>(Graph.cfg()));
  }
  const llvm::ArrayRef<BodyGraph::Place> Places = Graph.placesOf(Start);
  if (Claimed.empty() || Places.size() != 1)
    return false;
  // Conditions further off than that are about something else.
  constexpr unsigned MostAround = 64;
  auto *Block = const_cast<CFGBlock *>(Places.front().Block);
  for (unsigned I = 0; I != MostAround && Block; ++I) {
    const CFGBlock *Only = nullptr;
    unsigned Ends = 0;
    for (const CFGBlock::AdjacentBlock &Before : Block->preds())
      if (const CFGBlock *From = Before.getReachableBlock()) {
        Only = From;
        ++Ends;
      }
    if (Ends == 1 && Only->succ_size() == 2 && isClaim(*Only))
      return true;
    const auto *Node = Ways.getBase().getNode(Block);
    const auto *Above = Node ? Node->getIDom() : nullptr;
    Block = Above ? Above->getBlock() : nullptr;
  }
  return false;
}

bool ClaimedStarts::isClaim(const CFGBlock &Block) {
  const auto *Condition =
      dyn_cast_or_null<Expr>(Block.getTerminatorCondition());
  return Condition && isa_and_nonnull<IfStmt>(Block.getTerminatorStmt()) &&
         llvm::any_of(Reads->askedBy(*Condition), [&](const LockPath &Path) {
           return llvm::is_contained(Claimed, Path);
         });
}

} // namespace async_tidy
