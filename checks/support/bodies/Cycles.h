// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_BODIES_CYCLES_H
#define ASYNC_TIDY_CHECKS_SUPPORT_BODIES_CYCLES_H

#include "clang/Analysis/CFG.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <vector>

namespace async_tidy {

using BlockSet = llvm::DenseSet<const clang::CFGBlock *>;
using BlockList = llvm::SmallVector<const clang::CFGBlock *, 2>;

/// The blocks that may follow \p Block.
BlockList successorsOf(const clang::CFGBlock &Block);

/// The largest sets of blocks in which a way leads from each to each, itself
/// too. \p Ways says what may follow a block.
std::vector<BlockSet>
cyclesOf(const clang::CFG &Graph,
         llvm::function_ref<BlockList(const clang::CFGBlock &)> Ways);

} // namespace async_tidy

#endif
