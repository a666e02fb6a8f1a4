// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_LOCKS_TAKING_H
#define ASYNC_TIDY_CHECKS_SUPPORT_LOCKS_TAKING_H

#include "support/coroutines/AsyncModel.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace async_tidy {

/// What an initialiser makes of an object that may hold a lock.
class Taking {
public:
  explicit Taking(AsyncModel &Model) : Model(Model) {}

  /// Whether an object that begins as \p Init, or is given it, holds a lock:
  /// not where that is deferred, empty, or a guard of none.
  bool takes(const clang::Expr *Init, unsigned Depth = 0);

  /// Likewise of a template's pattern, in which \p Init names no constructor
  /// yet.
  bool takesDependent(clang::QualType Type, const clang::Expr &Init);

  /// What it takes the lock over from: std::move(guard).
  const clang::Expr *Source = nullptr;
  /// What names the locks, as written.
  llvm::SmallVector<const clang::Expr *, 2> Mutexes;
  /// The temporaries that become the object.
  llvm::SmallPtrSet<const clang::Stmt *, 4> Parts;

private:
  bool takesByConstruction(const clang::CXXConstructExpr &Made, unsigned Depth);
  bool takesByConstructor(const clang::CXXConstructExpr &Made, unsigned Depth);
  bool takesByCall(const clang::CallExpr &Call, unsigned Depth);
  bool givesHeld(const clang::Expr &Returned,
                 const clang::FunctionDecl &Function, unsigned Depth);
  bool takesOver(const clang::Expr &From);
  bool guardTakes(const clang::CXXRecordDecl &Guard,
                  llvm::ArrayRef<const clang::Expr *> Arguments);

  AsyncModel &Model;
};

} // namespace async_tidy

#endif
