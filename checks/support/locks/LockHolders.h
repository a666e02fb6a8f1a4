// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_LOCKS_LOCKHOLDERS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_LOCKS_LOCKHOLDERS_H

#include "support/coroutines/AsyncModel.h"

namespace async_tidy {

/// Which objects of a unit hold a lock that threads wait for.
class LockHolders {
public:
  explicit LockHolders(AsyncModel &Model) : Model(Model) {}

  /// Whether an object of \p Type, by value or reference, may hold a lock until
  /// its end: a guard, or what has one in it. Not where coroutines await that
  /// lock.
  bool mayHold(clang::QualType Type);

  /// Whether the class's destructor gives back what its constructors take.
  ///     struct hold { hold() { lock(); } ~hold() { unlock(); } };
  bool locksByHand(const clang::CXXRecordDecl &Class);

private:
  bool findHold(const clang::CXXRecordDecl &Class);

  AsyncModel &Model;
  llvm::DenseMap<const clang::CXXRecordDecl *, bool> Holding;
  llvm::DenseMap<const clang::CXXRecordDecl *, bool> ByHand;
};

} // namespace async_tidy

#endif
