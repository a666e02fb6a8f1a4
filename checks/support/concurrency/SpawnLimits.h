// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CONCURRENCY_SPAWNLIMITS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CONCURRENCY_SPAWNLIMITS_H

#include "FanOut.h"

namespace async_tidy {

/// Whether each round of \p Loop, a loop statement around \p Start, waits for
/// the task, for an earlier one, or for a limiter: then no more of them run
/// than that allows.
bool isLimitedIn(const clang::Stmt &Loop, const TaskStart &Start,
                 AsyncModel &Model);

/// Whether each round of \p Loop awaits a value that is one of its kind and
/// hands it to the task: a permit, a connection of a pool.
///     auto permit = co_await pool.take(); spawn(work(std::move(permit)));
bool takesPermit(const clang::Stmt &Loop, const TaskStart &Start,
                 AsyncModel &Model);

/// Whether the task itself waits for a limiter before its work: it calls one,
/// or it is given one and its body is not seen.
bool limitsItself(const TaskStart &Start, AsyncModel &Model);

/// Whether \p Function, a coroutine, waits for a limiter before anything else,
/// or is a function that calls one.
bool takesLimiter(const clang::FunctionDecl &Function, AsyncModel &Model);

/// Whether the task goes on for as long as the program wants it: it awaits in a
/// loop that has no end of its own, and is given a reference to something
/// unique, an acceptor or a connection, or a number and nothing else: a worker.
/// There are as many as were asked for, and a limit would leave some without
/// service.
bool isService(const TaskStart &Start, AsyncModel &Model);

/// What the loop waits for in each round and then hands to the task, as a
/// server's accept. Null where there is no such call.
const clang::CallExpr *awaitedFor(const clang::Stmt &Loop,
                                  const TaskStart &Start, AsyncModel &Model);

/// What is awaited for \p Sent, a value that goes into a queue, by an endless
/// loop that never waits for room. Null where there is no such call.
///     while (true) queue.push(co_await socket.read());
const clang::CallExpr *producedFrom(const TaskStart &Sent, AsyncModel &Model);

/// The joins of one function.
class Joins {
public:
  Joins(const clang::FunctionDecl &Function, AsyncModel &Model)
      : Function(Function), Model(Model) {}

  /// The call behind \p Start that runs all that it made: a join of what holds
  /// them, or of a function that joins its parameter. Null where there is none.
  const clang::CallExpr *of(const TaskStart &Start);

private:
  const clang::FunctionDecl &Function;
  AsyncModel &Model;
  /// By what holds tasks, which may be many.
  llvm::DenseMap<const clang::ValueDecl *, const clang::CallExpr *> Known;
};

} // namespace async_tidy

#endif
