// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_SHARING_AWAITEDLOCKS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_SHARING_AWAITEDLOCKS_H

#include "support/coroutines/AsyncModel.h"

namespace async_tidy {

/// Where a coroutine holds what keeps others out while it is suspended.
class AwaitedLocks {
public:
  AwaitedLocks(const clang::FunctionDecl &Function, AsyncModel &Model);

  /// Whether the coroutine has awaited a lock, or room in a limiter, on every
  /// way to the end of \p Block, in which \p Statement is the last one, and
  /// what keeps it, if that is a variable, is still there.
  ///     auto guard = co_await mutex_.scoped_lock_async();
  bool holdAt(const clang::CFGBlock &Block, const clang::Stmt &Statement);

  /// Whether all of the coroutine runs under one: it is a lambda that one is
  /// given, or has been given a guard.
  ///     co_await seastar::with_semaphore(one_, 1, [this] { ... });
  bool holdAlways();

private:
  struct Hold {
    const clang::Expr *Point = nullptr;
    /// Null of what is given back by hand.
    const clang::VarDecl *Keeper = nullptr;
  };
  void find();
  bool isLock(const clang::CallExpr &Call) const;
  bool isGuard(const clang::VarDecl &Variable,
               const clang::Expr &Operation) const;

  const clang::FunctionDecl &Function;
  AsyncModel &Model;
  const std::shared_ptr<Body> Code;
  std::optional<std::vector<Hold>> Found;
};

/// Whether every way from the beginning of \p Graph to \p Block leads through
/// \p Statement.
bool leadsThrough(const BodyGraph &Graph, const clang::Stmt &Statement,
                  const clang::CFGBlock &Block);

} // namespace async_tidy

#endif
