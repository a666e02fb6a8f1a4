// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_BLOCKING_BLOCKINGTOPIC_H
#define ASYNC_TIDY_CHECKS_SUPPORT_BLOCKING_BLOCKINGTOPIC_H

#include "support/program/Topic.h"
#include <string>
#include <vector>

namespace async_tidy {

/// Which functions block: for findings that hang on whether a call does.
extern const Topic BlockingTopic;

/// A call of a coroutine that blocks if the function does which it calls.
struct BlockingCondition {
  /// The called function.
  std::string Usr;
  bool IsVirtual = false;
  /// As messages show it.
  std::string Name;
  /// "coroutine" or "async function".
  std::string Context;
  /// The call as messages show it.
  std::string CallText;
  /// The key of the coroutine's library, or empty.
  std::string Library;
  /// The kinds of finding, by name, for a call that blocks and for one that
  /// runs an event loop until a task ends.
  Wording Blocks;
  Wording Nests;
  /// What the check looks for.
  std::vector<std::string> Groups;
  std::vector<std::string> AllowedCalls;
  std::vector<std::string> AllowedIn;
  int DiskDepth = 0;
  /// What it hangs on besides, where the call that blocks is short, where it
  /// may wait for long, where it runs an event loop, and where it is the user's
  /// own.
  FurtherCondition IfShort;
  FurtherCondition IfLong;
  FurtherCondition IfNests;
  FurtherCondition IfListed;
};

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(BlockingCondition, Usr, IsVirtual, Name,
                                   Context, CallText, Library, Blocks, Nests,
                                   Groups, AllowedCalls, AllowedIn, DiskDepth,
                                   IfShort, IfLong, IfNests, IfListed)

/// How long what blocks in a fact of some group makes a thread wait.
enum class BlockingLength { Short, Long, Nests, Listed };
BlockingLength lengthOf(llvm::StringRef Group);

/// Whether a fact of \p Group is of one of \p Groups, or the user's own.
bool isWanted(llvm::StringRef Group, const std::vector<std::string> &Groups);

} // namespace async_tidy

#endif
