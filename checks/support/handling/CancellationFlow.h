// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_HANDLING_CANCELLATIONFLOW_H
#define ASYNC_TIDY_CHECKS_SUPPORT_HANDLING_CANCELLATIONFLOW_H

#include "CancellationTests.h"

namespace async_tidy {

/// Follows where a coroutine goes behind a place that takes its cancellation.
class CancellationFlow {
public:
  CancellationFlow(const CancellationSites &Sites, Body &Code);

  /// The suspension point to which the coroutine goes on behind the handler, as
  /// if nothing had happened: in a loop one of its next round, else any. Null
  /// where it ends, leaves the loop, or a condition on the way that may look at
  /// the cancellation lets it. Where whatever is awaited next is cancelled as
  /// well, only one that such a handler of the loop takes again.
  const AwaitSite *behind(const CaughtCancellation &Caught);
  /// Likewise behind a test of an error, in the loop around.
  const AwaitSite *behind(const CodeTest &Test);

private:
  struct Node;
  struct Way;

  const AwaitSite *follow(const clang::CFGBlock &Start, const Way &Along) const;
  Node read(const clang::CFGBlock &Block, const Way &Along,
            bool IsBehind) const;
  /// The blocks that may run, as far as they await nothing; the first begins.
  std::vector<Node> readAll(const clang::CFGBlock &Start,
                            const Way &Along) const;
  bool mayLeaveLater(const CaughtCancellation &Caught,
                     const CancellationTests &Tests) const;
  static bool isNextRound(const AwaitSite &Reached, const Way &Along);

  const CancellationSites &Sites;
  Body &Code;
  const BodyGraph &Graph;
  /// The first suspension point of each block that has one.
  llvm::DenseMap<const clang::CFGBlock *,
                 std::pair<unsigned, const AwaitSite *>>
      Awaits;
  llvm::DenseMap<const clang::CXXCatchStmt *, const clang::CFGBlock *> Handlers;
};

} // namespace async_tidy

#endif
