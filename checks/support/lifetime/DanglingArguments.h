// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_LIFETIME_DANGLINGARGUMENTS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_LIFETIME_DANGLINGARGUMENTS_H

#include "Lender.h"
#include "TaskFate.h"

namespace async_tidy {

/// An argument of a call that gives a task: what it refers to dies, and the
/// task lives on. Whether the task looks at it by then is another question.
struct DanglingArgument {
  const clang::CallExpr *Call = nullptr;
  const clang::FunctionDecl *Callee = nullptr;
  const clang::Expr *Argument = nullptr;
  unsigned Parameter = 0;
  Lender Lent;
  TaskFate Fate;
};

/// Those of \p Function's own code, which makes \p Tasks, in source order.
std::vector<DanglingArgument>
danglingArguments(const clang::FunctionDecl &Function, const TaskFates &Tasks,
                  AsyncModel &Model);

/// The way on which \p Task, which \p Function makes, lives on when what \p
/// Lent refers to dies, where that is given to a parameter of type \p
/// Parameter.
std::optional<TaskFate> fateBeyond(const LastingTask &Task, const Lender &Lent,
                                   clang::QualType Parameter,
                                   const clang::FunctionDecl &Function,
                                   AsyncModel &Model);

/// Whether a task that \p Function leaves so runs up to its first suspension
/// before the statement ends: co_spawn(executor, serve(std::move(socket)),
/// detached) in a coroutine that runs there itself, or a coroutine of the
/// program that nobody can await.
bool beginsAtOnce(const TaskFate &Fate, const clang::FunctionDecl &Function,
                  AsyncModel &Model);

/// Whether a coroutine that \p Maker starts goes on where its task is dropped.
bool runsOnDropped(const clang::CallExpr &Maker, AsyncModel &Model);

/// What messages call it: a variable's name, a temporary as it would be made.
std::string nameOf(const Lender &Lent, const clang::ASTContext &Context);

/// Where the task goes, to be said at its fate.
std::string wordsOn(const TaskFate &Fate);

/// Where the task goes and its argument does not, to be said at its fate.
std::string wordsOn(const DanglingArgument &Found);

} // namespace async_tidy

#endif
