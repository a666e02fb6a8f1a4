// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_SCOPES_SCOPEWAYS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_SCOPES_SCOPEWAYS_H

#include "ScopeUses.h"

namespace async_tidy {

/// A way from a scope's work to the end of its life that passes no join.
struct ScopeLeak {
  /// Behind the condition, what leaves a block first, or null.
  const clang::Stmt *Jump = nullptr;
  /// What decides between that way and those to a join, or null.
  const clang::Expr *Condition = nullptr;
};

/// Where the ways of one function lead that begin at one scope's work. Ways
/// around a join that a loop or a macro's condition decides do not count.
class ScopeWays {
public:
  ScopeWays(const ScopeUse &Use, Body &Code);

  /// Whether all that happens to the scope has a place.
  bool isKnown() const { return Graph.cfg() && IsComplete; }
  /// None where the scope has been joined on every way to \p Start: it takes no
  /// more work.
  /// Nor do ways count that a condition decides which \p Excludes tells.
  using Excluded = llvm::function_ref<bool(const clang::Expr &Condition)>;
  std::optional<ScopeLeak> leakBehind(const ScopeEvent &Start,
                                      Excluded Excludes) const;
  /// Whether a way from the beginning of \p Handler leads to the scope's end.
  bool leaksFrom(const clang::CXXCatchStmt &Handler, Excluded Excludes) const;
  /// Whether the scope may have work when \p Statement is reached.
  bool isOpenAt(const clang::Stmt &Statement) const;
  /// Whether a way leads from \p Statement to a join, with nothing started in
  /// between, or none to the scope's end.
  bool leadsToJoin(const clang::Stmt &Statement) const;

private:
  using Blocks = llvm::SmallPtrSet<const clang::CFGBlock *, 32>;
  enum class Fate { GoesOn, Joined, Dead, Stops };
  /// A block on a way, the element from which on, and the step before.
  struct Step {
    const clang::CFGBlock *Block;
    unsigned From;
    unsigned Before;
  };

  bool isEnd(const clang::CFGElement &Element) const;
  Fate fateIn(const clang::CFGBlock &Block, unsigned From) const;
  /// Whether \p From decides between joins and \p To, which leads to none.
  bool decides(const clang::CFGBlock &From, const clang::CFGBlock &To) const;
  bool isWay(const clang::CFGBlock &From, const clang::CFGBlock &To) const;
  void findFates();
  bool openAfter(const clang::CFGBlock &Block, unsigned Count,
                 bool IsOpen) const;
  bool freshAfter(const clang::CFGBlock &Block, unsigned Count,
                  bool IsFresh) const;
  /// What holds at the beginning of blocks: where it does in \p From, and where
  /// a way leads from the end of another where it does by \p After.
  void spread(Blocks &Into, llvm::ArrayRef<const clang::CFGBlock *> From,
              bool (ScopeWays::*After)(const clang::CFGBlock &, unsigned, bool)
                  const) const;
  /// The first step among those behind \p Steps at which the scope ends.
  std::optional<unsigned> follow(std::vector<Step> &Steps,
                                 Excluded Excludes) const;
  ScopeLeak leakOn(llvm::ArrayRef<Step> Steps, unsigned Last) const;

  const ScopeUse &Use;
  const BodyGraph &Graph;
  bool IsComplete = true;
  llvm::DenseMap<const clang::CFGBlock *,
                 llvm::SmallVector<std::pair<unsigned, const ScopeEvent *>, 2>>
      At;
  /// Those from whose beginning a way leads to a join, or to the scope's end
  /// without one, and those at whose beginning it may have work, or may not yet
  /// have been joined.
  Blocks Joining, Leaking, Open, Fresh;
};

} // namespace async_tidy

#endif
