// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CONCURRENCY_LIMITFIX_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CONCURRENCY_LIMITFIX_H

#include "FanOut.h"
#include "clang/Basic/Diagnostic.h"

namespace async_tidy {

/// The edits that limit how many tasks of \p Start run at once.
struct LimitFix {
  llvm::SmallVector<clang::FixItHint, 4> Edits;
  std::vector<std::string> Includes;
};

/// Empty where no model can write it or the place does not allow it: macros,
/// templates, lambdas, a spawn that is no statement of its own. \p Join, which
/// may be null, is the call that runs what \p Start makes.
LimitFix limitFix(const TaskStart &Start, const clang::CallExpr *Join, int Max,
                  const clang::FunctionDecl &Function, AsyncModel &Model);

} // namespace async_tidy

#endif
