// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CONCURRENCY_FANOUTDEGREE_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CONCURRENCY_FANOUTDEGREE_H

#include "FanOut.h"

namespace async_tidy {

/// How many of the tasks that one call starts may run at once.
///     for (auto &url : urls) spawn(fetch(url));
struct FanOutDegree {
  /// Where that is known at compile time.
  std::optional<uint64_t> Size;
  /// Else as in "one task per <Source>": element of 'urls'. Empty where it is
  /// no reason to worry.
  std::string Source;
};

/// The degree of \p Start: of the repetitions around it, from the inside
/// outwards up to one that waits in each round. An endless loop that hands on
/// what it has awaited, as a server's accept loop, is a reason to worry where
/// \p CountsAccepted.
FanOutDegree degreeOf(const TaskStart &Start, bool CountsAccepted,
                      AsyncModel &Model);

/// Whether one run of \p Function may come to \p Start more than once: not
/// where each round that starts a task leaves the loop.
bool isRepeated(const TaskStart &Start, const clang::FunctionDecl &Function,
                const AsyncModel &Model);

/// How often a function starts itself.
///     job walk(node &n) { spawn(walk(n.left())); spawn(walk(n.right())); }
struct RecursiveFanOut {
  /// Null where it does not.
  const TaskStart *First = nullptr;
  /// How many of its starts may come together in one run. One is a chain: the
  /// next link is started when this one ends.
  unsigned BranchingFactor = 0;
};

/// What of \p Starts, which are \p Function's, starts \p Function once more.
RecursiveFanOut recursionOf(llvm::ArrayRef<TaskStart> Starts,
                            const clang::FunctionDecl &Function,
                            AsyncModel &Model);

} // namespace async_tidy

#endif
