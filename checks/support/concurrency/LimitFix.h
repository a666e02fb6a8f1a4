// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CONCURRENCY_LIMITFIX_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CONCURRENCY_LIMITFIX_H

#include "FanOut.h"
#include "support/code/CodeFix.h"

namespace async_tidy {

/// The edits that limit how many tasks of \p Start run at once. None where no
/// model can write them or the place does not allow it: macros, templates,
/// lambdas, a spawn that is no statement of its own. \p Join, which may be
/// null, is the call that runs what \p Start makes.
CodeFix limitFix(const TaskStart &Start, const clang::CallExpr *Join, int Max,
                 const clang::FunctionDecl &Function, AsyncModel &Model);

/// What would limit how many tasks of \p Start run at once, for messages: what
/// the tasks' library has for it, else in general terms.
std::string limiterFor(const TaskStart &Start,
                       const clang::FunctionDecl &Function, AsyncModel &Model);

} // namespace async_tidy

#endif
