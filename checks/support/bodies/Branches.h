// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_BODIES_BRANCHES_H
#define ASYNC_TIDY_CHECKS_SUPPORT_BODIES_BRANCHES_H

#include "Body.h"
#include "clang/Analysis/Analyses/Dominators.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace async_tidy {

/// What decides at the end of \p Block of \p Graph, whose other operands have
/// had blocks of their own; the whole condition where it is computed first, as
/// one with temporaries is. Null where nothing decides.
const clang::Expr *conditionAtEnd(const clang::CFGBlock &Block,
                                  const BodyGraph &Graph);

/// Which ways out of conditions lead to the statements of one body.
class Branches {
public:
  explicit Branches(Body &Code) : Code(Code) {}

  /// Whether \p Asked says yes to one of the conditions that every way to
  /// \p Statement has found true, or every way false; the innermost first.
  bool lead(const clang::Stmt &Statement,
            llvm::function_ref<bool(const clang::Expr &Condition, bool IsTrue)>
                Asked);

private:
  Body &Code;
  std::optional<clang::CFGDomTree> Tree;
};

} // namespace async_tidy

#endif
