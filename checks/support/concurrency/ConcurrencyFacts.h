// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CONCURRENCY_CONCURRENCYFACTS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CONCURRENCY_CONCURRENCYFACTS_H

#include "support/facts/Facts.h"

namespace async_tidy {

/// How to limit what a call starts.
struct LimitFact {
  /// The whole call rewritten: {0}, {1} are its arguments, {max} the limit.
  std::string Instead;
  const Library *Owner = nullptr;
  /// Else a statement before the loop, one before the call, and what becomes
  /// of the argument at \c Argument, which is {0}.
  std::string Declare;
  std::string Acquire;
  std::string Wrap;
  std::optional<ArgumentRef> Argument;
  std::vector<std::string> Includes;
  std::vector<Condition> When;
};

/// How libraries limit what their calls start.
class LimitFacts : public FactsPart {
public:
  static constexpr char Key = 0;
  void read(const FactSource &From) override;

  NameIndex<const LimitFact *> Calls;

private:
  std::deque<LimitFact> All;
};

/// What the machine that a program runs on sets.
class MachineFacts : public FactsPart {
public:
  static constexpr char Key = 0;
  void read(const FactSource &From) override;

  /// Variables that hold how many it has of something: cores, shards.
  std::vector<std::string> Variables;
};

namespace role {
/// Its awaited result bounds concurrency.
extern const Role Limiter;
/// Calls a callable for every element of a range.
extern const Role PerElement;
/// Gives the numbers from its first argument up to its second, or from zero up
/// to its only one.
extern const Role NumberRange;
/// Gives no more elements than the range that is its first argument.
extern const Role RangeCopy;
/// Gives at most as many elements as its argument says.
extern const Role RangePart;
/// Gives at most the number at its argument, or at most each of its arguments.
extern const Role NumberCap;
/// Gives as many as the machine has of something, or one element for each.
extern const Role MachineSize;
/// Its task waits for what others do, and starts nothing.
extern const Role OnlyWaits;
/// Starts a task for every element of a range.
extern const Role FanOut;
/// A join that ends with the first task: it needs all of them at once.
extern const Role Race;
/// Puts a value into a queue that has no bound.
extern const Role UnboundedSend;
/// Keeps a callable and calls it whenever something happens.
extern const Role Callback;
} // namespace role

} // namespace async_tidy

#endif
