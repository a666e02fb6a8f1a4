// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_LOCKS_STATEMENTORDER_H
#define ASYNC_TIDY_CHECKS_SUPPORT_LOCKS_STATEMENTORDER_H

#include "clang/AST/Stmt.h"
#include "llvm/ADT/DenseMap.h"

namespace async_tidy {

/// Where the statements of one body stand in each other, in source order. Of
/// those that clang makes up for control flow graphs nothing is known.
class StatementOrder {
public:
  explicit StatementOrder(const clang::Stmt &Body) { number(Body); }

  bool has(const clang::Stmt &Statement) const {
    return Places.contains(&Statement);
  }

  /// Whether \p Inner is \p Outer or a part of it; true where that is not
  /// known.
  bool isWithin(const clang::Stmt &Inner, const clang::Stmt &Outer) const;

  /// Whether \p First begins before \p Second; false where that is not known.
  bool isBefore(const clang::Stmt &First, const clang::Stmt &Second) const;

private:
  void number(const clang::Stmt &Statement);

  struct Range {
    unsigned Begin = 0;
    /// The last number in it.
    unsigned End = 0;
  };
  llvm::DenseMap<const clang::Stmt *, Range> Places;
  unsigned Next = 1;
};

} // namespace async_tidy

#endif
