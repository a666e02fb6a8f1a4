// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_HANDLING_SWALLOWEDCANCELLATIONS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_HANDLING_SWALLOWEDCANCELLATIONS_H

#include "CancellationFacts.h"
#include "support/coroutines/AsyncModel.h"
#include "clang/AST/StmtCXX.h"

namespace async_tidy {

/// A place that takes the cancellation of its coroutine, which goes on.
struct SwallowedCancellation {
  /// Null where an error is compared instead.
  const clang::CXXCatchStmt *Handler = nullptr;
  const clang::Expr *Test = nullptr;
  /// What is thrown, or equal to the error.
  std::string Name;
  /// Of an exception that is told from others by its code.
  bool HasCode = false;
  /// The handler is for that alone.
  bool IsNamed = false;
  /// Where the name is declared.
  std::vector<std::string> Includes;
  bool IsInLoop = false;
  /// Where it may be cancelled, and where it waits again.
  const clang::Expr *From = nullptr;
  const clang::Expr *Reached = nullptr;
};

/// Those of \p Function's own body, handlers first.
/// \p OwnTypes are further exceptions by which tasks tell that they have been
/// cancelled.
std::vector<SwallowedCancellation>
swallowedCancellations(const clang::FunctionDecl &Function,
                       const std::vector<std::string> &OwnTypes,
                       AsyncModel &Model);

} // namespace async_tidy

#endif
