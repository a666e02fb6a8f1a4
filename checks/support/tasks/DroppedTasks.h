// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_TASKS_DROPPEDTASKS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_TASKS_DROPPEDTASKS_H

#include "support/code/Discards.h"
#include "support/coroutines/AsyncModel.h"

namespace async_tidy {

/// Something to await that a function discards.
struct DroppedTask {
  enum class Kind {
    /// fetch(); of a task that is lazy, or of a generator: it never runs.
    NeverStarted,
    /// fetch(); of a task that runs by itself.
    ResultLost,
    /// timer.wait(); of what is no task, and may have begun its work.
    NotAwaited,
    /// ids | std::views::transform(fetch); calls nothing.
    View,
    /// fetch_all(ids); gives tasks that nobody awaits.
    Container,
    /// ready; as a statement, where co_await ready; was meant.
    Named,
  };
  Kind What = Kind::NeverStarted;
  Discard Dropped;
  /// The task's; of a view and a container that of each in it. Not of
  /// NotAwaited and Named.
  AsyncType Type = {};
  /// What makes it, or is named, for messages: "fetch", "co_await", "ready".
  std::string Name = {};
  /// The token of that name.
  clang::SourceLocation At = {};
};

/// Calls \p Found for every such value of \p Function's own body, in source
/// order. What is there to be dropped is left out: a fire-and-forget task, what
/// a spawn gives back for one that runs, what an assignment gives back.
void forEachDroppedTask(const clang::FunctionDecl &Function, AsyncModel &Model,
                        llvm::function_ref<void(const DroppedTask &)> Found);

} // namespace async_tidy

#endif
