// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_COROUTINES_AWAITABLE_H
#define ASYNC_TIDY_CHECKS_SUPPORT_COROUTINES_AWAITABLE_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"

namespace async_tidy {

/// Whether co_await takes a prvalue of \p Type by itself: a member or free
/// operator co_await, or the awaiter's three members.
bool isAwaitable(clang::QualType Type, clang::ASTContext &Context);

/// Whether co_await of \p Type goes on at once, or ends the coroutine that
/// awaits: a result that is there, or an error, and nothing to wait for.
///     void await_suspend(std::coroutine_handle<P> h) { ...; h.destroy(); }
bool endsAwaiter(clang::QualType Type, clang::ASTContext &Context);

/// Whether a coroutine with \p Promise can await a prvalue of \p Type. False
/// where that cannot be told from the declarations alone. An await_transform
/// that takes anything makes the tasks of its own library awaitable
/// (\p IsSameLibrary); of others it is only believed where they are awaitable
/// by themselves.
bool canAwait(const clang::CXXRecordDecl &Promise, clang::QualType Type,
              clang::ASTContext &Context, bool IsSameLibrary = false);

/// Whether a value of \p Type is there to be awaited by coroutines with
/// \p Promise: it is awaitable by itself, an await_transform has been
/// specialised for it, or takes just that and it holds nothing.
bool isOperationFor(const clang::CXXRecordDecl &Promise, clang::QualType Type,
                    clang::ASTContext &Context);

} // namespace async_tidy

#endif
