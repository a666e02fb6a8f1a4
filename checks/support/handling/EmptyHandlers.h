// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_HANDLING_EMPTYHANDLERS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_HANDLING_EMPTYHANDLERS_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/StmtCXX.h"
#include <optional>

namespace async_tidy {

/// A handler that does nothing with what it takes.
struct EmptyHandler {
  bool IsCommented = false;
};

/// What is known of \p Handler, where it does nothing but to go on or to end
/// the coroutine: { }, { continue; }, { (void)error; co_return; }. Nothing for
/// others, in macros, and where it has code that is left out here:
///     #ifdef DEBUG ... #endif
std::optional<EmptyHandler> emptyHandler(const clang::CXXCatchStmt &Handler,
                                         const clang::ASTContext &Context);

} // namespace async_tidy

#endif
