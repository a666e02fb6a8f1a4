// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_LOCKS_LOCKPATH_H
#define ASYNC_TIDY_CHECKS_SUPPORT_LOCKS_LOCKPATH_H

#include "support/bodies/Body.h"
#include <vector>

namespace async_tidy {

/// Which object an expression of one function names, whatever it names it by:
/// a variable, or this, and the members that lead from there. Pointers stand
/// for what they point to, elements for their container.
///     state->mutex_, *mutex, &mutex, pool.shards[i].mutex, self.mutex()
struct LockPath {
  /// A variable or parameter; null for this.
  const clang::ValueDecl *Root = nullptr;
  std::vector<const clang::ValueDecl *> Members;

  friend bool operator==(const LockPath &, const LockPath &) = default;

  /// Nothing where \p E names no such object. References and pointers that
  /// stay what they are stand for what they begin as.
  static std::optional<LockPath> of(const clang::Expr *E, Body &Code);

  /// The same object as the caller of a function names it, which runs \p Call:
  /// nothing where it is a variable of that function.
  std::optional<LockPath> forCaller(const clang::CallExpr &Call,
                                    const clang::FunctionDecl &Callee,
                                    Body &Caller) const;
};

} // namespace async_tidy

#endif
