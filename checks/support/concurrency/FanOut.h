// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CONCURRENCY_FANOUT_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CONCURRENCY_FANOUT_H

#include "LoopBounds.h"
#include "support/coroutines/AsyncModel.h"
#include "llvm/ADT/SmallVector.h"

namespace async_tidy {

/// Something that runs what is in it again and again: a loop, or a call that
/// calls a lambda for every element.
struct Repetition {
  const clang::Stmt *Of = nullptr;
  Bound How;
  /// A loop statement of the function's own body.
  bool isLoop() const { return !llvm::isa<clang::Expr>(Of); }
};

/// A call that starts a task without awaiting it, or makes one of those that
/// are joined together.
struct TaskStart {
  enum class Kind {
    /// Runs as soon as the call is made.
    Runs,
    /// Made only, and kept: runs when it is joined.
    Kept,
    /// No task: a value that goes into a queue without a bound.
    Sent,
  };
  Kind What = Kind::Runs;
  const clang::CallExpr *Call = nullptr;
  /// The task, or the callable that makes it. The call itself where it returns
  /// the task.
  const clang::Expr *Task = nullptr;
  /// The call or construct of the function's own body that it stands in: itself
  /// unless it is in a lambda that runs right there.
  const clang::Stmt *Anchor = nullptr;
  /// The variable or member that the task, or what stands for it, goes to.
  const clang::ValueDecl *Holder = nullptr;
  /// The call that joins it in the same expression.
  const clang::CallExpr *Join = nullptr;
  /// From the outermost inwards.
  llvm::SmallVector<Repetition, 2> Within;

  /// The name of what runs, for messages: "fetch", "parallel_for_each".
  std::string name() const;
};

/// What else is looked for.
struct FanOutScope {
  /// Calls in lambdas that a call of the body keeps and calls whenever
  /// something happens.
  bool Callbacks = false;
  /// Values that are sent to queues without a bound.
  bool Producers = false;
};

/// Every such call that runs as part of \p Function's body, in source order.
std::vector<TaskStart> taskStarts(const clang::FunctionDecl &Function,
                                  AsyncModel &Model, FanOutScope Scope);

} // namespace async_tidy

#endif
