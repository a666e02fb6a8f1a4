// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_SCOPES_UNJOINEDSCOPES_H
#define ASYNC_TIDY_CHECKS_SUPPORT_SCOPES_UNJOINEDSCOPES_H

#include "ScopeUses.h"

namespace async_tidy {

/// A local scope that ends without its join.
struct UnjoinedScope {
  enum class Kind {
    /// Nothing joins it.
    Never,
    /// A statement leaves it.
    Left,
    /// A condition leads around its join.
    Skipped,
    /// An exception of what is awaited leaves it.
    Thrown,
  };
  Kind What = Kind::Never;
  const clang::ValueDecl *Scope = nullptr;
  const ScopeFact *Fact = nullptr;
  /// What starts work in it.
  const clang::Expr *Start = nullptr;
  /// Of Left the statement, of Skipped the condition, of Thrown the await.
  const clang::Stmt *Way = nullptr;
};

/// The first such way of each scope that is a local variable of \p Function:
/// one that goes without an exception, or else one that \p Throws asks for.
std::vector<UnjoinedScope> unjoinedScopes(const clang::FunctionDecl &Function,
                                          bool Throws, AsyncModel &Model);

} // namespace async_tidy

#endif
