// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_HANDLING_SWALLOWEDEXCEPTIONS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_HANDLING_SWALLOWEDEXCEPTIONS_H

#include "support/coroutines/AsyncModel.h"
#include "clang/AST/StmtCXX.h"

namespace async_tidy {

/// A handler for all exceptions, or nearly, that does nothing.
struct SwallowedException {
  const clang::CXXCatchStmt *Handler = nullptr;
  /// The first thing in the try block that may throw, and its name.
  const clang::Expr *From = nullptr;
  std::string Name;
  /// The author has written a comment there.
  bool IsCommented = false;
};

/// Those of \p Function's own body, a coroutine's, in source order. What ends
/// there is neither passed on nor kept nor told, and the coroutine does nothing
/// in place of what has failed, as far as that is seen. \p Cleanups are
/// qualified names of further calls whose failure does no harm.
std::vector<SwallowedException>
swallowedExceptions(const clang::FunctionDecl &Function,
                    const std::vector<std::string> &Cleanups,
                    AsyncModel &Model);

} // namespace async_tidy

#endif
