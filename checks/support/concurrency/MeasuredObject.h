// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CONCURRENCY_MEASUREDOBJECT_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CONCURRENCY_MEASUREDOBJECT_H

#include "support/coroutines/AsyncModel.h"
#include "clang/AST/Decl.h"
#include "clang/AST/ExprCXX.h"

namespace async_tidy {

/// Whether \p Type is of what has a size: a whole number, or a container.
bool hasSize(clang::QualType Type);
bool isContainer(clang::QualType Type);

/// Whether \p Declared is the standard library's or another library's, not the
/// program's own.
bool isOfLibrary(const clang::NamedDecl &Declared, const AsyncModel &Model);

/// The variable or member that \p E names: by itself, or by a local reference
/// to it. Null where it is no such thing, or has no size.
const clang::Expr *measuredObject(const clang::Expr *E);

/// The declaration that \p Object, a measured object, names last.
const clang::ValueDecl *declarationOf(const clang::Expr &Object);

/// The container of urls.size(), std::size(urls), urls.end(); null where
/// \p Call is nothing of the kind.
const clang::Expr *sizedBy(const clang::CallExpr &Call);

/// The variable or member whose number, or number of elements, \p E is, counted
/// on there or not; null where it is none.
const clang::Expr *objectMeasuredBy(const clang::Expr &E);

} // namespace async_tidy

#endif
