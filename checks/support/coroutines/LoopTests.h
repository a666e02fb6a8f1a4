// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_COROUTINES_LOOPTESTS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_COROUTINES_LOOPTESTS_H

#include "AsyncModel.h"
#include "support/bodies/Branches.h"

namespace async_tidy {

/// Where one body has found out on which thread it runs.
///     if (executor.running_in_this_thread())
///       co_spawn(executor, send(chunk), detached);
///     else
///       std::this_thread::sleep_for(10ms);
class LoopTests {
public:
  LoopTests(Body &Code, const AsyncModel &Model) : Model(Model), Ways(Code) {}

  /// Whether the thread runs no loop on any way to \p Statement.
  bool isOffLoop(const clang::Stmt &Statement);

private:
  const AsyncModel &Model;
  Branches Ways;
};

} // namespace async_tidy

#endif
