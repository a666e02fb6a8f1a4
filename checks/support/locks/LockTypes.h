// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_LOCKS_LOCKTYPES_H
#define ASYNC_TIDY_CHECKS_SUPPORT_LOCKS_LOCKTYPES_H

#include "support/coroutines/AsyncModel.h"

namespace async_tidy {

/// Which types of a unit are locks that threads wait for, and which objects
/// hold one.
class LockTypes {
public:
  explicit LockTypes(AsyncModel &Model) : Model(Model) {}

  /// Whether an object of \p Type, by value or reference, may hold a lock until
  /// its end: a guard, or what has one in it. Not where coroutines await that
  /// lock.
  bool mayHold(clang::QualType Type);

  /// A guard that models name, and one that has such a base.
  bool isKnown(const clang::CXXRecordDecl &Class);
  bool isGuard(const clang::CXXRecordDecl &Class);

  /// Whether the class's destructor gives back what its constructors take.
  ///     struct hold { hold() { lock(); } ~hold() { unlock(); } };
  bool locksByHand(const clang::CXXRecordDecl &Class);

  /// Whether \p Class is a lock by what it declares, which lock() and unlock()
  /// take and give at once.
  bool isMutex(const clang::CXXRecordDecl &Class);

  /// Whether coroutines await \p Class: a member that takes it gives an
  /// awaitable.
  bool isAwaited(const clang::CXXRecordDecl &Class);

  /// Of a library that holds objects of its template arguments.
  static bool isHolder(const clang::CXXRecordDecl &Class);

  /// Whether a value of \p Type can be awaited.
  bool isAwaitableValue(clang::QualType Type);

private:
  bool findHold(const clang::CXXRecordDecl &Class);
  bool isOfCoroutines(const clang::CXXRecordDecl &Guard);

  AsyncModel &Model;
  llvm::DenseMap<const clang::CXXRecordDecl *, bool> Holding;
  llvm::DenseMap<const clang::CXXRecordDecl *, bool> Awaited;
  llvm::DenseMap<const clang::CXXRecordDecl *, bool> ByHand;
};

} // namespace async_tidy

#endif
