// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_NONBLOCKING_HANDLES_H
#define ASYNC_TIDY_CHECKS_SUPPORT_NONBLOCKING_HANDLES_H

#include "clang/AST/ExprCXX.h"

namespace async_tidy {

/// What \p E is a handle of, or \p E itself: socket.native_handle(),
/// handle.get(), *socket, stream.next_layer(). Null where \p E is.
const clang::Expr *handled(const clang::Expr *E);

/// The variable or member that \p Object is, or is an element of; null where it
/// has no name.
const clang::ValueDecl *handleNamed(const clang::Expr &Object);

} // namespace async_tidy

#endif
