// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_SHARING_CLAIMEDSTARTS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_SHARING_CLAIMEDSTARTS_H

#include "PlaceReads.h"
#include "support/bodies/Branches.h"
#include "support/coroutines/AsyncModel.h"

namespace async_tidy {

/// What one function starts only where nobody has started it before.
///     queue_.push_back(line);
///     if (queue_.size() == 1)
///       co_spawn(executor_, write(), detached);
///     if (running_)
///       return;
///     running_ = true;
///     co_spawn(executor_, run(), detached);
class ClaimedStarts {
public:
  ClaimedStarts(Body &Code, const AsyncModel &Model)
      : Code(Code), Model(Model), Ways(Code) {}

  /// Whether every way to \p Start takes one way out of a condition that asks
  /// about a shared place, to which the function gives or adds something.
  bool has(const clang::Expr &Start);

private:
  Body &Code;
  const AsyncModel &Model;
  std::optional<PlaceReads> Reads;
  std::vector<LockPath> Claimed;
  Branches Ways;
};

} // namespace async_tidy

#endif
