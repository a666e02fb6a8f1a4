// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_REPLACING_REPLACEMENTFACTS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_REPLACING_REPLACEMENTFACTS_H

#include "support/code/CodeTemplate.h"
#include "support/facts/Facts.h"

namespace async_tidy {

/// What a fix asks of the operand that it moves into the new call.
enum class OperandNeed {
  None,
  IntegralDuration,
  SteadyTimePoint,
  SystemTimePoint
};

/// What to write instead of a blocking operation.
struct Replacement {
  enum class FixKind { None, Safe, Unsafe };
  /// Code with holes: {0} is the operation's operand, {call} the blocking call,
  /// {scope} an object in scope with the access operator behind it, the others
  /// are parts of the call.
  std::string Instead;
  /// The calls that it replaces; any where there are none.
  std::vector<std::string> Calls;
  std::vector<Condition> When;
  /// The code's value is that of the call.
  bool KeepsValue = false;
  /// The classes of which {scope} is one.
  std::vector<std::string> Scope;
  FixKind Fix = FixKind::None;
  /// The code goes before the call, which stays.
  bool IsBefore = false;
  OperandNeed Operand = OperandNeed::None;
  std::vector<std::string> Includes;
};

/// What libraries have in place of operations that block, start tasks without
/// bound or need somebody who runs them.
class ReplacementFacts : public FactsPart {
public:
  static constexpr char Key = 0;
  void read(const FactSource &From) override;

  using ByOperation = std::multimap<std::string, Replacement, std::less<>>;
  /// Of several for an operation the first that fits the operand is meant.
  const ByOperation &of(const Library &Owner) const;

  /// What to say of an operation for which a coroutine's library has no
  /// replacement. Of one that no model speaks of, the same as of a wait.
  llvm::StringRef advice(llvm::StringRef Operation) const;

private:
  std::map<const Library *, ByOperation> Replacements;
  std::map<std::string, std::string, std::less<>> Advice;
};

} // namespace async_tidy

#endif
