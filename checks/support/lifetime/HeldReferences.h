// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_LIFETIME_HELDREFERENCES_H
#define ASYNC_TIDY_CHECKS_SUPPORT_LIFETIME_HELDREFERENCES_H

#include "support/sharing/PlaceChanges.h"

namespace async_tidy {

/// A variable that refers into a place that others reach, and is used after the
/// coroutine has suspended.
struct HeldReference {
  SharedPlace Place;
  /// An iterator, reference, pointer or view; of a loop its iterator.
  const clang::VarDecl *Variable = nullptr;
  const clang::CXXForRangeStmt *Loop = nullptr;
  /// Where it has been obtained.
  const clang::Stmt *Obtained = nullptr;
  const clang::Expr *Suspended = nullptr;
  /// Null where the loop goes on.
  const clang::DeclRefExpr *Used = nullptr;
  /// What has to be done to the place for the variable to dangle.
  llvm::SmallVector<ChangeKind, 5> Kinds;
};

/// Those of the coroutine \p Function, in source order, one for each variable.
std::vector<HeldReference>
referencesHeldAcrossAwaits(const clang::FunctionDecl &Function,
                           AsyncModel &Model);

/// The variables of \p Function that refer into an object that an await gives,
/// and that nobody keeps: auto &first = (co_await load()).front();
std::vector<const clang::VarDecl *>
referencesIntoResults(const clang::FunctionDecl &Function, AsyncModel &Model);

} // namespace async_tidy

#endif
