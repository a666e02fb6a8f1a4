// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_SCOPES_SCOPEUSES_H
#define ASYNC_TIDY_CHECKS_SUPPORT_SCOPES_SCOPEUSES_H

#include "ScopeFacts.h"
#include "support/code/Mentions.h"
#include "support/coroutines/AsyncModel.h"
#include <vector>

namespace async_tidy {

/// Something that happens to a scope.
struct ScopeEvent {
  enum class Kind {
    /// Work is started in it.
    Starts,
    /// Its join is called, by this function or one that it calls.
    Joins,
    /// It is destroyed before its variable is: scope.reset()
    Ends,
  };
  Kind What = Kind::Starts;
  const clang::Expr *At = nullptr;
  /// The outermost condition or loop around, behind the declaration.
  const clang::Stmt *Within = nullptr;
  /// The variables that tell whether it has worked.
  ValueSet Tellers;
};

/// A local variable, a parameter or a field that is a scope, or holds one.
struct ScopeUse {
  const clang::ValueDecl *Of = nullptr;
  HeldScope Held;
  /// In source order.
  std::vector<ScopeEvent> Events;
  /// Others can get at it, or the code asks whether it is done: nothing is
  /// known of it.
  bool Escapes = false;
  /// How many try blocks are around its declaration.
  unsigned Tries = 0;
  /// The declaration's block of statements.
  const clang::Stmt *Block = nullptr;

  bool any(ScopeEvent::Kind What) const;
};

/// A co_await of the function's own code, and the try blocks around it, the
/// outermost first; not those of whose handlers it is a part.
struct ScopeAwait {
  const clang::CoawaitExpr *Of = nullptr;
  llvm::SmallVector<const clang::CXXTryStmt *, 2> Tries;
};

struct ScopeUses {
  std::vector<ScopeUse> All;
  std::vector<ScopeAwait> Awaits;
};

/// The scopes that are local variables of \p Function, and what its code makes
/// of them; nothing where it has none.
ScopeUses localScopes(const clang::FunctionDecl &Function, AsyncModel &Model);

/// What \p Function makes of \p Scope, a parameter or a field, wherever it
/// names it.
ScopeUse useOf(const clang::ValueDecl &Scope, HeldScope Held,
               const clang::FunctionDecl &Function, AsyncModel &Model);

} // namespace async_tidy

#endif
