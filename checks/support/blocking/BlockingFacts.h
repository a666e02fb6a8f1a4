// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_BLOCKING_BLOCKINGFACTS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_BLOCKING_BLOCKINGFACTS_H

#include "support/facts/CallList.h"
#include "support/facts/Facts.h"

namespace async_tidy {

/// The group of calls that a user has listed: always looked for.
inline constexpr llvm::StringLiteral ListedGroup = "listed";

struct BlockingFact {
  std::string Group;
  std::string Operation;
  std::string Reason;
  /// Code to write instead of this very call. Empty: its operation's.
  std::string Replacement;
  /// How the operation's operand is made of the arguments. Not set: it is the
  /// first one. Empty: it cannot be told.
  std::optional<std::vector<std::string>> Operands;
  std::vector<std::string> ReleasedBy;
  /// Not where its object is known to be ready.
  bool UnlessReady = false;
  /// Not where its object is in non-blocking mode.
  bool UnlessNonBlocking = false;
  /// Likewise; where that is not known, who is given the object decides.
  bool UnlessInMemory = false;
  /// Prepares that for a call of another fact: an argument, or the object.
  std::optional<ArgumentRef> Prepares;
  /// Blocks only where its value is dropped.
  bool OnlyDiscarded = false;
  /// Of a C library: global functions of that name in C++ are others.
  bool IsOfC = false;
  std::vector<Condition> When;
  std::vector<Condition> Unless;

  /// Whether the call runs an event loop until a task ends.
  bool isSyncRunner() const { return Group == "nested-loop"; }
};

/// The calls of libraries that block.
class BlockingFacts : public FactsPart {
public:
  static constexpr char Key = 0;
  void read(const FactSource &From) override;

  NameIndex<const BlockingFact *> Calls;
  /// By class: every method blocks, making one does, its end does.
  NameIndex<const BlockingFact *> Classes;
  NameIndex<const BlockingFact *> Constructors;
  NameIndex<const BlockingFact *> Destructors;

private:
  std::deque<BlockingFact> All;
};

/// The facts that \p Calls are short for, as the section of that name in
/// .async-tidy.json has them.
nlohmann::json factsOf(const std::vector<ListedCall> &Calls);

} // namespace async_tidy

#endif
