// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_LOCKS_LOCKTYPES_H
#define ASYNC_TIDY_CHECKS_SUPPORT_LOCKS_LOCKTYPES_H

#include "support/coroutines/AsyncModel.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace async_tidy {

/// Which types of a unit are locks that threads wait for, and guards of them.
class LockTypes {
public:
  explicit LockTypes(AsyncModel &Model) : Model(Model) {}

  /// A guard that models name, and one that has such a base.
  bool isKnown(const clang::CXXRecordDecl &Class);
  bool isGuard(const clang::CXXRecordDecl &Class);

  /// A guard of a lock that threads wait for, and one of locks that coroutines
  /// await: std::unique_lock<coro::mutex>
  bool isThreadGuard(const clang::CXXRecordDecl &Class);
  bool isOfCoroutines(const clang::CXXRecordDecl &Guard);

  /// Whether \p Class is a lock by what it declares, which lock() and unlock()
  /// take and give at once.
  bool isMutex(const clang::CXXRecordDecl &Class);

  /// Whether coroutines await \p Class: a member that takes it gives an
  /// awaitable.
  bool isAwaited(const clang::CXXRecordDecl &Class);

  /// Of a library that holds objects of its template arguments.
  static bool isHolder(const clang::CXXRecordDecl &Class);

  /// Whether one of the classes that \p Class is a template's instance of, or
  /// points to, passes \p Test; packs unpacked.
  static bool
  anyArgument(const clang::CXXRecordDecl &Class,
              llvm::function_ref<bool(const clang::CXXRecordDecl &)> Test);

  /// Whether a value of \p Type can be awaited.
  bool isAwaitableValue(clang::QualType Type);

private:
  AsyncModel &Model;
  llvm::DenseMap<const clang::CXXRecordDecl *, bool> Awaited;
};

} // namespace async_tidy

#endif
