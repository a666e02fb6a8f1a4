// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_POLLING_POLLINGLOOPS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_POLLING_POLLINGLOOPS_H

#include "support/coroutines/AsyncModel.h"

namespace async_tidy {

/// A loop that goes round, for as long as nobody else changes what it asks
/// about, without doing anything.
struct PollingLoop {
  /// What it awaits in each of those rounds: a sleep, or a read from a stream
  /// that has ended. Null: nothing, no other code of its thread runs.
  const clang::Expr *Sleep = nullptr;
  const clang::Expr *Read = nullptr;
  /// It takes no time.
  bool OnlyYields = false;
  /// How long that takes, where it is a constant.
  std::optional<double> Milliseconds;
  /// The condition by which the loop is left, or goes on to its work. Null:
  /// it is never left, and works.
  const clang::Expr *Asked = nullptr;
  /// What that asks about.
  std::string Name;
  const clang::Stmt *Loop = nullptr;
  /// On other ways it awaits something.
  bool AwaitsElse = false;
};

/// Finds them; remembers those of the function that was asked about last.
class PollingLoops {
public:
  explicit PollingLoops(AsyncModel &Model) : Model(Model) {}

  /// Those of \p Function's own code, in source order.
  const std::vector<PollingLoop> &in(const clang::FunctionDecl &Function);

private:
  AsyncModel &Model;
  const clang::FunctionDecl *Last = nullptr;
  std::vector<PollingLoop> Found;
};

} // namespace async_tidy

#endif
