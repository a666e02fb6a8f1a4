// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_COROUTINES_PROMISEKIND_H
#define ASYNC_TIDY_CHECKS_SUPPORT_COROUTINES_PROMISEKIND_H

#include "TaskKind.h"
#include "clang/AST/ASTContext.h"
#include <optional>

namespace async_tidy {

/// What a task type's promise says of dropping its values.
struct PromiseKind {
  TaskKind Kind = TaskKind::Unknown;
  /// By the standard library's own awaiters. One of a library's own may look
  /// lazy and yet start the work somewhere else.
  bool IsProven = false;
};

/// Reads the kind of \p Type off its promise: when it starts, and whether
/// anything can await it. With \p IsAwaited it is known to be awaited.
/// Nothing for a type that no coroutine returns.
std::optional<PromiseKind> kindByPromise(clang::QualType Type,
                                         clang::ASTContext &Context,
                                         bool IsAwaited = false);

} // namespace async_tidy

#endif
