// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_LIFETIME_BODYFLOW_H
#define ASYNC_TIDY_CHECKS_SUPPORT_LIFETIME_BODYFLOW_H

#include "support/coroutines/AsyncModel.h"
#include <optional>
#include <vector>

namespace async_tidy {

/// The control flow of one function's own code, with the ends of its
/// variables' lives.
class BodyFlow {
public:
  BodyFlow(const clang::FunctionDecl &Function, AsyncModel &Model);

  /// Calls \p Found for every statement that a way reaches on which the
  /// coroutine has suspended; from the start, where \p SuspendsFirst.
  void forEachLate(bool SuspendsFirst,
                   llvm::function_ref<void(const clang::Stmt &)> Found) const;
  /// Likewise for every mention of a variable.
  void forEachLateMention(
      bool SuspendsFirst,
      llvm::function_ref<void(const clang::DeclRefExpr &)> Found) const;

  /// Whether a way leads from \p From to the end of \p Local's life without
  /// anything that may wait for others meanwhile: an await or, in a function
  /// that is no coroutine, any call but the standard library's. With
  /// \p Holder, whether that is then named.
  bool diesUnwaited(const clang::Stmt &From, const clang::VarDecl &Local,
                    const clang::VarDecl *Holder) const;

private:
  /// What a way to the end of a variable's life passes that matters for it.
  struct Milestone {
    enum class Kind { Waits, Ends, Names };
    Kind What = Kind::Waits;
    /// Among the block's elements.
    unsigned Index = 0;
    /// Null of Waits.
    const clang::VarDecl *Variable = nullptr;
  };
  bool waits(const clang::CFGElement &Element) const;
  /// Those of a block: read once for all variables.
  llvm::ArrayRef<Milestone> milestonesOf(const clang::CFGBlock &Block) const;

  const clang::FunctionDecl &Function;
  AsyncModel &Model;
  std::shared_ptr<Body> Read;
  /// Of what is read; null where clang cannot build it.
  const clang::CFG *Graph;
  /// By the block's number.
  mutable std::vector<std::optional<std::vector<Milestone>>> Milestones;
};

} // namespace async_tidy

#endif
