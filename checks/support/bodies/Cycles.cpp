// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Cycles.h"
#include "support/code/Components.h"

using namespace clang;

namespace async_tidy {

BlockList successorsOf(const CFGBlock &Block) {
  BlockList Ways;
  for (const CFGBlock::AdjacentBlock &Way : Block.succs())
    if (const CFGBlock *Next = Way.getReachableBlock())
      Ways.push_back(Next);
  return Ways;
}

std::vector<BlockSet>
cyclesOf(const CFG &Graph,
         llvm::function_ref<BlockList(const CFGBlock &)> Ways) {
  std::vector<const CFGBlock *> Blocks(Graph.getNumBlockIDs());
  std::vector<std::vector<unsigned>> Next(Blocks.size());
  BlockSet FollowingThemselves;
  for (const CFGBlock *Block : Graph) {
    const unsigned Number = Block->getBlockID();
    Blocks[Number] = Block;
    for (const CFGBlock *To : Ways(*Block)) {
      Next[Number].push_back(To->getBlockID());
      if (To == Block)
        FollowingThemselves.insert(Block);
    }
  }
  std::vector<BlockSet> Cycles;
  for (const std::vector<unsigned> &Component : components(Next))
    if (Component.size() > 1 ||
        FollowingThemselves.contains(Blocks[Component.front()])) {
      BlockSet &Cycle = Cycles.emplace_back();
      for (unsigned Number : Component)
        Cycle.insert(Blocks[Number]);
    }
  return Cycles;
}

} // namespace async_tidy
