// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_HANDLING_ERRORCALLS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_HANDLING_ERRORCALLS_H

#include "support/coroutines/AsyncModel.h"

namespace async_tidy {

/// What a call does with an argument.
enum class Taking {
  Reads,
  /// It has a parameter that is made for errors: f(std::error_code &)
  Writes,
  /// A reference to whatever there is: std::ref, std::swap.
  Keeps,
};

/// How the parameter of \p Call for argument number \p Index takes it. One
/// that fits all that it may be given, as logging functions have, only reads.
Taking howTaken(const clang::CallExpr &Call, unsigned Index);

/// Whether it does no harm that \p Await fails: it only ends something, by the
/// facts or by \p Cleanups, or only a cancellation makes it fail, or nothing
/// that it runs lets an exception out.
bool mayFailUnseen(const clang::Expr &Await,
                   const std::vector<std::string> &Cleanups, AsyncModel &Model);

} // namespace async_tidy

#endif
