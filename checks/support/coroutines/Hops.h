// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_COROUTINES_HOPS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_COROUTINES_HOPS_H

#include "AsyncModel.h"
#include "clang/AST/Decl.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"

namespace async_tidy {

/// Where the coroutines of a unit run on a pool meant for blocking work.
class Hops {
public:
  explicit Hops(AsyncModel &Model) : Model(Model) {}

  /// Whether, on every way to \p Statement of \p Function's body, the coroutine
  /// has awaited a hop to such a pool, and not come back since.
  bool isAfterHop(const clang::FunctionDecl &Function,
                  const clang::Stmt &Statement);

private:
  using Statements = llvm::DenseSet<const clang::Stmt *>;
  Statements statementsAfterHop(const clang::FunctionDecl &Function) const;

  const AsyncModel &Model;
  llvm::DenseMap<const clang::FunctionDecl *, Statements> AfterHop;
};

} // namespace async_tidy

#endif
