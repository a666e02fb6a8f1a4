// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_SCOPES_WAYSOUT_H
#define ASYNC_TIDY_CHECKS_SUPPORT_SCOPES_WAYSOUT_H

#include "ScopeWays.h"

namespace async_tidy {

/// A way on which something that was started is not ended.
struct WayOut {
  enum class Kind {
    /// Nothing ends it.
    Never,
    /// A statement leaves it.
    Left,
    /// A condition leads around its end.
    Skipped,
    /// An exception of what is awaited leaves it.
    Thrown,
  };
  Kind What = Kind::Never;
  /// What starts it.
  const clang::Expr *Start = nullptr;
  /// Of Left the statement, of Skipped the condition, of Thrown the await.
  const clang::Stmt *Way = nullptr;
};

/// The first that takes no exception, and that no condition decides which may
/// have decided on the start as well.
std::optional<WayOut> wayOut(const ScopeUse &Use, const ScopeWays &Ways);

/// The first that an exception takes out of one of \p Awaits.
std::optional<WayOut> wayOutByException(const ScopeUse &Use,
                                        llvm::ArrayRef<ScopeAwait> Awaits,
                                        const ScopeWays &Ways, Body &Code,
                                        AsyncModel &Model);

} // namespace async_tidy

#endif
