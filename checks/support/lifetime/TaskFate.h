// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_LIFETIME_TASKFATE_H
#define ASYNC_TIDY_CHECKS_SUPPORT_LIFETIME_TASKFATE_H

#include "support/coroutines/AsyncModel.h"
#include <vector>

namespace async_tidy {

/// Where the task goes that a call has made, beyond the full expression of that
/// call.
struct TaskFate {
  enum class Kind {
    Returned,
    /// It runs beside the function.
    Spawned,
    /// Nobody holds it; an eager one runs on.
    Dropped,
    /// In a member, a global variable, a container of somebody else.
    Stored,
    /// In a local variable, or in a container that is one.
    Held,
  };
  Kind What = Kind::Dropped;
  /// The statement from which on it is so.
  const clang::Stmt *At = nullptr;
  /// Of Held.
  const clang::VarDecl *Holder = nullptr;
};

/// A task that goes beyond its full expression.
struct LastingTask {
  const clang::CallExpr *Maker = nullptr;
  /// What becomes of it; of one that is held, then what becomes of it where
  /// its holder is named, as far as that outlives the function.
  std::vector<TaskFate> Fates;
  /// Its holder is given to a call that may run it: task.resume(), run(task).
  bool MayHaveRun = false;
};

/// A lambda that is given to a call which runs it, and its task, beside the
/// function: co_spawn(executor, [this] { return run(); }, detached)
struct SpawnedLambda {
  const clang::LambdaExpr *Lambda = nullptr;
  const clang::CallExpr *Spawn = nullptr;
};

/// The tasks that a function's own code makes.
struct TaskFates {
  /// Every call that gives one.
  std::vector<const clang::CallExpr *> Calls;
  /// Of calls whose task is neither awaited in the same full expression nor
  /// handed to a function that is not known.
  std::vector<LastingTask> Lasting;
  /// By calls that give nobody a result to wait for.
  std::vector<SpawnedLambda> Spawned;
};

/// Whether \p Call is of a coroutine of the program that nobody can await: it
/// runs beside its caller, with the tasks that it is given by value.
///     fire_and_forget detach(task<> of) { co_await std::move(of); }
bool isOwnSpawn(const clang::CallExpr &Call, AsyncModel &Model);

TaskFates taskFates(const clang::FunctionDecl &Function, AsyncModel &Model);

} // namespace async_tidy

#endif
