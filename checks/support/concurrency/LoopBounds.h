// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CONCURRENCY_LOOPBOUNDS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CONCURRENCY_LOOPBOUNDS_H

#include "Bound.h"
#include "support/coroutines/AsyncModel.h"
#include "clang/AST/Expr.h"
#include <optional>

namespace async_tidy {

/// How many elements \p Range has, in the body of \p Function; where it is an
/// iterator, from there up to \p Last, or as many as \p Last says.
Bound boundOfRange(const clang::Expr &Range, const clang::Expr *Last,
                   const clang::FunctionDecl &Function, AsyncModel &Model);

/// How often \p Loop, a loop statement of \p Function, runs its body.
Bound boundOfLoop(const clang::Stmt &Loop, const clang::FunctionDecl &Function,
                  AsyncModel &Model);

/// How often one run of \p Loop may come to \p Start at most, where something
/// that each such round counts ends the loop; nothing where nothing does.
std::optional<uint64_t> capOfLoop(const clang::Stmt &Loop,
                                  const clang::Stmt &Start,
                                  const clang::FunctionDecl &Function,
                                  AsyncModel &Model);

} // namespace async_tidy

#endif
