// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CODE_BODIES_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CODE_BODIES_H

#include "clang/AST/Decl.h"
#include "clang/AST/StmtCXX.h"

namespace async_tidy {

/// The coroutine that \p Function defines, or null.
const clang::CoroutineBodyStmt *
coroutineBody(const clang::FunctionDecl &Function);

/// The body as written: without the promise's calls around a coroutine's.
const clang::Stmt *writtenBody(const clang::FunctionDecl &Function);

/// The innermost function around a lambda's or local class's method that has a
/// name of its own.
const clang::FunctionDecl *namedFunction(const clang::FunctionDecl *Function);

} // namespace async_tidy

#endif
