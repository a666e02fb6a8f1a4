// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_THROWING_ENDGUARDS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_THROWING_ENDGUARDS_H

#include "clang/AST/Decl.h"
#include "clang/AST/Stmt.h"

namespace async_tidy {

/// Whether \p Statement has a co_await or co_yield of its own.
bool awaits(const clang::Stmt &Statement);

/// Whether somebody is told when \p Coroutine ends, however it does: before it
/// first awaits it makes an object whose destructor calls what it is given.
///     auto leave = scope_guard([this] { close(); });
bool tellsItsEnd(const clang::FunctionDecl &Coroutine);

} // namespace async_tidy

#endif
