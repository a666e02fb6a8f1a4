// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_COROUTINES_PROMISETYPE_H
#define ASYNC_TIDY_CHECKS_SUPPORT_COROUTINES_PROMISETYPE_H

#include "TaskKind.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"

namespace async_tidy {

/// The promise that a coroutine returning \p Type has: its own promise_type,
/// or the one that a specialisation of std::coroutine_traits gives it. Null
/// where there is none. The pattern of a class template stands for an instance
/// that the unit does not hold.
const clang::CXXRecordDecl *promiseOfReturnType(clang::QualType Type,
                                                clang::ASTContext &Context);

struct PromiseStart {
  /// Lazy, eager or unknown.
  TaskKind Kind = TaskKind::Unknown;
  /// By the standard library's own awaiters. One of a library's own may look
  /// lazy and yet start the work somewhere else.
  bool IsProven = false;
};

/// What the initial_suspend of the promises that coroutines returning \p Type
/// have does; unknown where they differ.
PromiseStart startOf(clang::QualType Type, clang::ASTContext &Context);

} // namespace async_tidy

#endif
