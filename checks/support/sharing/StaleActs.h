// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_SHARING_STALEACTS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_SHARING_STALEACTS_H

#include "PlaceChanges.h"

namespace async_tidy {

/// Something that a coroutine does to a shared place because of what it knew of
/// it before it suspended.
struct StaleAct {
  PlaceChange Act;
  /// The condition, or the declaration of the variable that has the old value.
  const clang::Stmt *Known = nullptr;
  const clang::Expr *Suspended = nullptr;
  /// It gives the place a value that is made of the old one.
  bool IsUpdate = false;
  /// In a loop that awaits: one run of the coroutine does it again and again.
  bool IsInLoop = false;
};

/// Those of the coroutine \p Function, by the places of the acts: where no way
/// between looks again, claims the place before it suspends, or holds a lock
/// that is made for that.
std::vector<StaleAct> staleActsIn(const clang::FunctionDecl &Function,
                                  AsyncModel &Model);

} // namespace async_tidy

#endif
