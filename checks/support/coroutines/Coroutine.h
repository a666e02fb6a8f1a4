// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_COROUTINES_COROUTINE_H
#define ASYNC_TIDY_CHECKS_SUPPORT_COROUTINES_COROUTINE_H

#include "support/code/Bodies.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

namespace async_tidy {

/// The promise type of the coroutine that \p Function defines, or null where
/// it defines none or its promise is dependent.
const clang::CXXRecordDecl *promiseOf(const clang::FunctionDecl &Function);

/// What a co_await awaits, as written; null for a co_yield.
const clang::Expr *awaitedOperand(const clang::Expr &SuspensionPoint);

/// Whether \p Statement has a co_await or co_yield of its own, in no lambda.
bool awaits(const clang::Stmt &Statement);

/// Whether its awaiter's await_ready is { return true; }.
bool neverSuspends(const clang::Expr &SuspensionPoint);

} // namespace async_tidy

#endif
