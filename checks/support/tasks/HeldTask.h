// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_TASKS_HELDTASK_H
#define ASYNC_TIDY_CHECKS_SUPPORT_TASKS_HELDTASK_H

#include "support/coroutines/AsyncModel.h"
#include <optional>

namespace async_tidy {

/// What an object holds that somebody has to await.
struct HeldTask {
  AsyncType Type;
  /// Any number of them, in a container.
  bool IsContainer = false;
};

/// What an object of \p Type holds: a task, an async operation, or a container
/// of them. Nothing for a type that nobody has to await: a fire-and-forget
/// type, a generator.
std::optional<HeldTask> heldTask(clang::QualType Type, AsyncModel &Model);

/// The expression in \p Init that makes a new task which the initialised
/// object then holds: a call, a co_await that gives one, std::move of a local
/// variable. Null where the object takes one that was held elsewhere, or is
/// made by hand or empty.
const clang::Expr *madeTask(const clang::Expr *Init, AsyncModel &Model);

/// The local variable or structured binding of which \p E is a std::move, or
/// null.
const clang::ValueDecl *movedLocal(const clang::Expr *E);

/// Whether the tasks in \p E's value have run: it is the result of a join or of
/// a sync runner.
bool givesEndedTasks(const clang::Expr &E, AsyncModel &Model);

/// Whether what \p Call returns stands for a task that runs already, or for
/// one that is dropped on purpose.
bool needsNoAwait(const clang::CallExpr &Call, AsyncModel &Model);

/// Whether the task that \p Source makes takes a lock when it is awaited.
bool isLock(const clang::Expr &Source, const AsyncModel &Model);

/// What awaiting a value of a type gives.
struct AwaitResult {
  enum class Kind { Void, Value, Unknown };
  Kind What = Kind::Unknown;
  /// Null where it is no plain declaration that tells it.
  clang::QualType Type;
};

AwaitResult awaitResult(clang::QualType Type, clang::ASTContext &Context);

} // namespace async_tidy

#endif
