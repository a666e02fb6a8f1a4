// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_SCOPES_LOSINGTASKS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_SCOPES_LOSINGTASKS_H

#include "support/coroutines/AsyncModel.h"

namespace async_tidy {

/// Calls \p Found for every race that \p Function awaits and whose losers run
/// on, out of reach: the tasks are made for it, and nothing behind it cancels.
void forEachRaceLeft(const clang::FunctionDecl &Function, AsyncModel &Model,
                     llvm::function_ref<void(const clang::CallExpr &)> Found);

} // namespace async_tidy

#endif
