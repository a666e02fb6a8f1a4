// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_COROUTINES_TASKKIND_H
#define ASYNC_TIDY_CHECKS_SUPPORT_COROUTINES_TASKKIND_H

#include "llvm/ADT/StringRef.h"

namespace async_tidy {

/// What becomes of a coroutine when its task is dropped.
enum class TaskKind {
  /// It suspends before its first statement: dropped, it never runs.
  Lazy,
  /// It runs at once: dropped, its result and its exception are lost.
  Eager,
  /// Nothing can await it: dropping it is its use.
  FireAndForget,
  /// It produces values for whoever iterates it.
  Generator,
  Unknown,
};

/// "lazy", "eager" ..., as in rules/models.
llvm::StringRef kindName(TaskKind Kind);

/// The kind of that name; unknown where there is none.
TaskKind kindNamed(llvm::StringRef Name);

} // namespace async_tidy

#endif
