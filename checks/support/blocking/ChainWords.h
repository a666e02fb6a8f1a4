// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_BLOCKING_CHAINWORDS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_BLOCKING_CHAINWORDS_H

#include "Summaries.h"
#include "support/facts/Facts.h"
#include <string>
#include <utility>
#include <vector>

namespace async_tidy {

/// Whether a fact of \p Group is of one of \p Groups, or the user's own.
bool isWanted(llvm::StringRef Group, const std::vector<std::string> &Groups);

/// Whether a call that blocks is of one of \p Groups and not allowed.
bool looksFor(const SummaryCall &Call, const std::vector<std::string> &Groups,
              const std::vector<std::string> &AllowedCalls);

/// Whether a chain may lead through a function.
bool mayPass(const FunctionSummary &Summary,
             const std::vector<std::string> &AllowedCalls,
             const std::vector<std::string> &AllowedIn);

/// Whether a chain is worth a finding: there is one, and it does not touch the
/// disk through more than \p DiskDepth functions.
bool isReported(const BlockingChain &Chain, int DiskDepth);

/// What a function does that reaches a blocking call by \p Chain, as in
/// "it <words>".
std::string chainReason(const BlockingChain &Chain);

/// What to say of it to a coroutine of \p Owner, which may be null. \p Call is
/// the coroutine's own call.
std::string chainAdvice(const BlockingChain &Chain, const Library *Owner,
                        const Facts &Known, llvm::StringRef Call);

/// Call by call, where it stands and what to say there, from the function
/// \p Name on.
std::vector<std::pair<SourcePoint, std::string>>
chainNotes(const BlockingChain &Chain, llvm::StringRef Name);

} // namespace async_tidy

#endif
