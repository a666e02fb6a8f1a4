// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_THROWING_ERRORFACTS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_THROWING_ERRORFACTS_H

#include "support/facts/Facts.h"

namespace async_tidy {

/// A call that lets a task run with nobody to take its exception.
struct DetachFact {
  /// The task's place, or a callable's that makes or is it.
  std::optional<ArgumentRef> Task;
  /// The place of the completion handler or token. Not set: there is none.
  std::optional<ArgumentRef> Handler;
  /// Types of tokens that take no exception.
  std::vector<std::string> Tokens;
  /// Only where the call's value is dropped.
  bool OnlyDiscarded = false;
  /// Completes "an exception that leaves it ...".
  std::string Fate;
  /// A handler that reports the exception, in the place of a token.
  std::string Instead;
  std::vector<std::string> Includes;
  std::vector<Condition> When;
};

/// Where libraries leave exceptions and errors.
class ErrorFacts : public FactsPart {
public:
  static constexpr char Key = 0;
  void read(const FactSource &From) override;

  NameIndex<const DetachFact *> Detaches;
  /// The types of results and of completion tokens that carry an error as a
  /// value: awaiting such an operation does not throw it.
  std::vector<std::string> ErrorValues;
  /// The types of completion tokens that make an awaited operation throw its
  /// error.
  std::vector<std::string> ThrowingTokens;

private:
  std::deque<DetachFact> All;
};

namespace role {
/// Looks at the exception of the task before it in a chain.
extern const Role ErrorPath;
/// Throws where what it is given does not fit.
extern const Role Throws;
/// Fails only where somebody cancels it.
extern const Role CancelOnly;
/// Puts its error into a parameter, and nothing waits for it.
extern const Role FillsError;
} // namespace role

} // namespace async_tidy

#endif
