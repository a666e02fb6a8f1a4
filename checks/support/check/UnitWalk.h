// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CHECK_UNITWALK_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CHECK_UNITWALK_H

#include "AsyncCheck.h"

namespace async_tidy {

/// Shows \p Checks every function and variable of \p Unit's traversal scope
/// that stands outside system headers, and then the unit's end.
///
/// What TidyCheck asks of clang's matchers, in one walk over the written code:
/// theirs goes through implicit code too, which has the operand of a co_await
/// twice, so that time doubles with each lambda that is awaited in another.
void showUnit(llvm::ArrayRef<std::unique_ptr<AsyncCheck>> Checks,
              clang::ASTContext &Unit);

} // namespace async_tidy

#endif
