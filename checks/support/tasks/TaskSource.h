// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_TASKS_TASKSOURCE_H
#define ASYNC_TIDY_CHECKS_SUPPORT_TASKS_TASKSOURCE_H

#include "support/coroutines/AsyncModel.h"
#include "llvm/ADT/SmallVector.h"
#include <string>

namespace async_tidy {

/// The functions of this unit whose bodies run when \p Task does: a task, or a
/// callable that makes one or is run as one. Looks through std::move, local
/// variables, lambdas, functions that return what others make, and adaptors of
/// libraries. Empty where no body is seen.
llvm::SmallVector<const clang::FunctionDecl *, 2>
startedBy(const clang::Expr &Task, AsyncModel &Model);

/// \p E without what only passes a value on: casts, copies, moves, std::move,
/// std::forward.
const clang::Expr *passedOn(const clang::Expr *E);

/// The call that makes \p Task, for messages: looks through std::move and local
/// variables. Null where there is none.
const clang::Expr *makerOf(const clang::Expr &Task);

/// The name of what runs as \p Task, for messages: what makes it, else what
/// \p Starter calls, which starts it. "fetch" of
///     co_spawn(executor, fetch(url), detached);
std::string workName(const clang::Expr &Task, const clang::CallExpr &Starter);

/// The functions that \p Callable names: a lambda, with the instances of a
/// generic one, a function or a variable that holds one.
llvm::SmallVector<const clang::FunctionDecl *, 2>
functionsOf(const clang::Expr &Callable);

} // namespace async_tidy

#endif
