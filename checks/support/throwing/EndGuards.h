// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_THROWING_ENDGUARDS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_THROWING_ENDGUARDS_H

#include "clang/AST/Decl.h"

namespace async_tidy {

/// Whether somebody is told when \p Coroutine ends, however it does: before it
/// first awaits it makes an object whose destructor calls what it is given.
///     auto leave = scope_guard([this] { close(); });
bool tellsItsEnd(const clang::FunctionDecl &Coroutine);

} // namespace async_tidy

#endif
