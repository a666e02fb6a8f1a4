// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_HANDLING_CANCELLATIONTESTS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_HANDLING_CANCELLATIONTESTS_H

#include "CancellationSites.h"
#include "support/code/Mentions.h"

namespace async_tidy {

/// What a condition is when a cancellation has been taken.
enum class CancelledAnswer {
  True,
  False,
  /// It may look at the cancellation.
  Looks,
  /// It does not: it counts, or asks whether the work is done.
  Ignores,
};

/// What was taken, and where.
struct TakenCancellation {
  const Cancellation *By = nullptr;
  /// The handler's variable, or the one that an await gave the error.
  const clang::ValueDecl *Error = nullptr;
  const clang::CXXCatchStmt *Handler = nullptr;
  const clang::CXXTryStmt *Try = nullptr;
};

/// Reads conditions behind one place that takes a cancellation.
class CancellationTests {
public:
  CancellationTests(const TakenCancellation &Taken, Body &Code);

  CancelledAnswer answerOf(const clang::Expr &Condition) const;
  /// Whether \p Condition asks what became of the work that was cancelled: it
  /// names what the handler or the try block has changed.
  bool asksForOutcome(const clang::Expr &Condition) const;

private:
  bool isAboutError(const clang::Expr &E) const;
  bool isOwnValue(const clang::ValueDecl &Value) const;
  bool isInHandler(const clang::Expr &E) const;

  const TakenCancellation Taken;
  Body &Code;
  ValueSet InHandler;
  ValueSet InTry;
};

} // namespace async_tidy

#endif
