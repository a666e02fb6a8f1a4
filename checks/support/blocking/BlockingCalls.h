// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_BLOCKING_BLOCKINGCALLS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_BLOCKING_BLOCKINGCALLS_H

#include "BlockingFacts.h"
#include "BlockingReach.h"
#include "support/coroutines/AsyncModel.h"
#include "support/coroutines/LoopCode.h"
#include <vector>

namespace async_tidy {

/// A call, construction or end of life in a function's body that blocks by
/// itself, or that runs another function of the program.
struct BlockingCandidate {
  /// Null for another function of the program.
  const BlockingFact *Fact = nullptr;
  /// Null for what blocks by itself.
  const clang::FunctionDecl *Callee = nullptr;
  bool IsVirtual = false;
  /// As messages show it.
  std::string Name;
  clang::SourceLocation At;
  /// The call or construction; the variable's initialiser for an end of life.
  const clang::Stmt *Statement = nullptr;
  /// Null unless it is a call.
  const clang::CallExpr *Call = nullptr;
  bool IsDiscarded = false;
  Place Where;
};

/// What \p Function's body runs that blocks or may block, in source order.
/// Calls of asynchronous functions are left out: they have bodies of their
/// own; and so is what [[clang::nonblocking]] promises of.
std::vector<BlockingCandidate>
blockingCandidates(const clang::FunctionDecl &Function, AsyncModel &Model);

/// What \p Function means to whoever calls it.
BlockingSummary summarize(const clang::FunctionDecl &Function,
                          AsyncModel &Model);

} // namespace async_tidy

#endif
