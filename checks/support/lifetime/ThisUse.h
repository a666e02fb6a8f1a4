// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_LIFETIME_THISUSE_H
#define ASYNC_TIDY_CHECKS_SUPPORT_LIFETIME_THISUSE_H

#include "support/coroutines/AsyncModel.h"

namespace async_tidy {

/// Whether \p Type is a pointer of some class to \p Class, a base of it or a
/// class derived from it: std::shared_ptr<session>, QPointer<window>.
bool isPointerTo(clang::QualType Type, const clang::CXXRecordDecl &Class);

/// Where a member coroutine uses its object when that may be gone.
struct ThisUse {
  /// Names this, maybe without a word.
  const clang::Expr *At = nullptr;
  /// The suspension point that stands still meanwhile; null where the coroutine
  /// has not even begun.
  const clang::Expr *Point = nullptr;
};

/// The first such use of \p Coroutine, which has an object of \p Class, or of
/// one of the object's coroutines that it awaits: behind a suspension point or,
/// where it \p BeginsLater, anywhere. Nothing where the coroutine holds the
/// object, or looks each time whether it is still there.
///     auto self = shared_from_this();
///     QPointer guard(this); ...; co_await reply; if (!guard) co_return;
std::optional<ThisUse> lateThisUse(const clang::CXXMethodDecl &Coroutine,
                                   const clang::CXXRecordDecl &Class,
                                   bool BeginsLater, AsyncModel &Model);

} // namespace async_tidy

#endif
