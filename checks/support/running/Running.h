// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_RUNNING_RUNNING_H
#define ASYNC_TIDY_CHECKS_SUPPORT_RUNNING_RUNNING_H

#include "RunningSummary.h"
#include "RunningTopic.h"
#include "support/coroutines/AsyncModel.h"

namespace async_tidy {

/// How often and where the functions of a unit run, as far as the unit shows.
class Running {
public:
  explicit Running(AsyncModel &Model) : Model(Model) {}

  /// Reads \p Function, whose records take() gives.
  void add(const clang::FunctionDecl &Function);
  std::vector<RunningSummary> take() { return std::move(Functions); }

  /// Whether a test framework runs \p Function, or what it is a part of.
  bool isTestCode(const clang::FunctionDecl &Function) const;

  /// For a finding at \p Statement, which \p Function, the one that add() has
  /// read last, runs by its own statement \p Anchor.
  RunningCondition conditionAt(const clang::Stmt &Statement,
                               const clang::Stmt &Anchor,
                               const clang::FunctionDecl &Function);

private:
  bool isTest(const clang::FunctionDecl &Function) const;

  AsyncModel &Model;
  std::vector<RunningSummary> Functions;
  /// What the function that was read last starts, and its loops.
  struct Latest;
  std::shared_ptr<Latest> Last;
};

} // namespace async_tidy

#endif
