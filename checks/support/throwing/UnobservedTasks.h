// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_THROWING_UNOBSERVEDTASKS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_THROWING_UNOBSERVEDTASKS_H

#include "ErrorFacts.h"
#include "Escapes.h"
#include "support/code/CodeFix.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace async_tidy {

/// A task that runs on its own, with nobody to take the exception that may end
/// it.
struct UnobservedTask {
  enum class Kind {
    /// co_spawn(executor, serve(), detached);
    Detached,
    /// co_spawn(executor, serve(), [](std::exception_ptr) {});
    Ignored,
    /// (void)serve(); of a task that is eager.
    Dropped,
    /// Nothing can await it, and its promise does nothing with an exception:
    /// void unhandled_exception() {}
    Unhandled,
  };
  Kind What = Kind::Detached;
  /// What runs, for messages: "serve", "a lambda".
  std::string Name;
  /// The functions of this unit that run. Empty where no body is seen.
  llvm::SmallVector<const clang::FunctionDecl *, 2> Runs;
  /// What lets it run; of Unhandled the coroutine itself.
  const clang::Stmt *Statement = nullptr;
  /// The token there that names it.
  clang::SourceLocation At;
  /// Of Detached and Ignored: the call, and what is known of it.
  const clang::CallExpr *Call = nullptr;
  const DetachFact *Fact = nullptr;
  /// Of Dropped: by a function that is there to start it.
  bool IsOnPurpose = false;
  /// Of Detached: the completion token, where the call has a place for one.
  const clang::Expr *Token = nullptr;
};

/// What is known of a call that lets a task run with nobody to take its
/// exception; null of others.
const DetachFact *detachFact(const clang::CallExpr &Call,
                             const AsyncModel &Model);

/// Calls \p Found for every such task that \p Function's own body lets run, and
/// for \p Function itself, where it is the coroutine of one.
void forEachUnobservedTask(
    const clang::FunctionDecl &Function, AsyncModel &Model,
    llvm::function_ref<void(const UnobservedTask &)> Found);

/// The first place from which an exception gets out of \p Task, as far as its
/// bodies are seen.
std::optional<Escape> escapeOf(const UnobservedTask &Task, AsyncModel &Model);

/// The edit that puts a handler which reports the exception in the place of the
/// completion token. None where no model has one, in macros, and where the
/// token is in a binder.
CodeFix handlerFix(const UnobservedTask &Task);

} // namespace async_tidy

#endif
