// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_LOCKS_ACQUISITIONS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_LOCKS_ACQUISITIONS_H

#include "LockCalls.h"

namespace async_tidy {

/// A place in one function's own code from which on a lock is held.
struct Acquisition {
  /// The variable that holds it; null for a lock that is taken by a call, and
  /// for a temporary.
  const clang::VarDecl *Variable = nullptr;
  /// Behind it the lock is held; null: from the function's begin on.
  const clang::Stmt *Start = nullptr;
  /// The statement outside of which it is not held; null where nothing but a
  /// call gives it back.
  const clang::Stmt *Region = nullptr;
  /// The objects by which it can be given back: the guard, the mutexes.
  llvm::SmallVector<LockPath, 2> Objects;
  /// What names the mutexes.
  llvm::SmallVector<const clang::Expr *, 2> Mutexes;
  /// Where it is taken over from another guard: what names that.
  const clang::Expr *Source = nullptr;
  /// What a call that takes it names: a mutex or a guard.
  const clang::Expr *Taken = nullptr;
  LockAct Act = LockAct::Take;
  clang::SourceLocation At;
};

/// A variable by which a lock is given back for a while, to its end.
struct Opening {
  const clang::VarDecl *Variable = nullptr;
  const clang::Stmt *Region = nullptr;
  LockPath Object;
};

/// A variable at whose end a lock is given back that was taken before it.
struct Closing {
  const clang::Stmt *Region = nullptr;
  LockPath Object;
};

struct FoundLocks {
  /// In source order.
  std::vector<Acquisition> Taken;
  std::vector<Opening> Opened;
  std::vector<Closing> Closed;
};

FoundLocks locksTakenIn(const clang::FunctionDecl &Function, AsyncModel &Model);

} // namespace async_tidy

#endif
