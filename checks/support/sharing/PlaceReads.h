// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_SHARING_PLACEREADS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_SHARING_PLACEREADS_H

#include "SharedPlace.h"
#include "llvm/ADT/DenseMap.h"

namespace async_tidy {

/// Which shared places the values of one body come from.
class PlaceReads {
public:
  explicit PlaceReads(Body &Code) : Code(Code) {}

  using Paths = llvm::SmallVector<LockPath, 2>;

  /// What \p Condition asks about: a place itself, a member of it that is
  /// called, a local variable that has been given such an answer.
  ///     !ready_, values_.find(key) == values_.end(), found != values_.end()
  Paths askedBy(const clang::Expr &Condition);

  /// The place that \p Value is a number of, or a copy: balance_, count_ + 1.
  std::optional<LockPath> copiedBy(const clang::Expr &Value);

private:
  void read(const clang::Expr *E, unsigned Depth, Paths &Into);
  void readVariable(const clang::VarDecl &Variable, unsigned Depth,
                    Paths &Into);
  void add(const clang::Expr *E, Paths &Into);
  /// What local variables are given behind their begin.
  llvm::ArrayRef<const clang::Expr *> givenTo(const clang::VarDecl &Variable);

  Body &Code;
  std::optional<llvm::DenseMap<const clang::ValueDecl *,
                               llvm::SmallVector<const clang::Expr *, 2>>>
      Given;
};

} // namespace async_tidy

#endif
