// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_FLOW_FLOWVARIABLES_H
#define ASYNC_TIDY_CHECKS_SUPPORT_FLOW_FLOWVARIABLES_H

#include "FlowGraph.h"
#include "clang/Analysis/CFG.h"
#include "llvm/ADT/DenseMap.h"
#include <functional>
#include <map>
#include <optional>

namespace async_tidy {

/// A variable, or a field of one, or of *this, whose base is null.
struct FlowPlace {
  const clang::VarDecl *Base = nullptr;
  llvm::SmallVector<const clang::FieldDecl *, 2> Fields;

  /// The declaration that names it; not of *this itself.
  const clang::ValueDecl *named() const {
    return Fields.empty() ? static_cast<const clang::ValueDecl *>(Base)
                          : Fields.back();
  }

  bool operator<(const FlowPlace &Other) const {
    return std::tie(Base, Fields) < std::tie(Other.Base, Other.Fields);
  }
};

using PlaceId = unsigned;

/// What each variable of a function holds at each point: static single
/// assignment, made on demand while the blocks are visited once, in reverse
/// post-order (Braun et al., 2013).
class FlowVariables {
public:
  /// \p AtEntry says what a place holds when the function begins.
  FlowVariables(FlowGraph &Graph, const clang::CFG &Code,
                std::function<FlowId(PlaceId)> AtEntry);

  PlaceId idOf(const FlowPlace &Place);
  const FlowPlace &place(PlaceId Id) const { return *Places[Id]; }
  /// The places that are fields of a variable.
  llvm::ArrayRef<PlaceId> fieldsOf(const clang::VarDecl *Base) const;

  /// What the place holds at the end of what has been written in the block.
  FlowId read(PlaceId Place, const clang::CFGBlock &Block);
  void write(PlaceId Place, const clang::CFGBlock &Block, FlowId Value) {
    Held[{Block.getBlockID(), Place}] = Value;
  }
  /// All statements of the block have been visited.
  void finish(const clang::CFGBlock &Block);

private:
  FlowId readBefore(PlaceId Place, const clang::CFGBlock &Block);
  void meet(PlaceId Place, const clang::CFGBlock &Block, FlowId Meeting);

  FlowGraph &Graph;
  const clang::CFG &Code;
  std::function<FlowId(PlaceId)> AtEntry;
  std::map<FlowPlace, PlaceId> Ids;
  std::vector<const FlowPlace *> Places;
  llvm::DenseMap<const clang::VarDecl *, llvm::SmallVector<PlaceId, 4>> Fields;
  llvm::DenseMap<std::pair<unsigned, PlaceId>, FlowId> Held;
  /// Of each block, how many of its predecessors are still to come.
  std::vector<unsigned> Awaited;
  std::vector<llvm::SmallVector<std::pair<PlaceId, FlowId>, 2>> Incomplete;
  unsigned Depth = 0;
};

/// Whether a pointer is set to another place of the array that it was made of:
/// end = buffer + length
bool staysInside(const clang::BinaryOperator &Assignment);

} // namespace async_tidy

#endif
