// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_SECURITYFACTS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_SECURITYFACTS_H

#include "support/facts/Facts.h"

namespace async_tidy {

/// Calls that a project wants to see behind another one.
struct GuardedFact {
  /// Qualified names of functions, and of classes whose construction guards.
  std::vector<std::string> Guards;
  /// Completes "it ..."; may be empty.
  std::string Reason;
  /// The qualified names of what is guarded.
  std::vector<std::string> Calls;
};

/// How one kind of key or token is written.
struct SecretForm {
  /// "GitHub token".
  std::string Title;
  std::vector<std::string> Begins;
  /// A regular expression of what follows.
  std::string Rest;
};

/// The call that runs a statement with its values bound, for a call that runs
/// it as one text.
struct BoundForm {
  /// {object} is the object with its access operator, {0} the first argument,
  /// {text} the statement with $1, $2 ..., {count} how many, {values} a list.
  std::string Instead;
  /// The values are pointers to characters.
  bool TakesPointers = false;
  std::vector<std::string> Includes;
};

/// The calls that projects guard.
class GuardedFacts : public FactsPart {
public:
  static constexpr char Key = 0;
  void read(const FactSource &From) override;

  NameIndex<const GuardedFact *> Calls;
  std::deque<GuardedFact> All;
};

/// The keys and tokens that can be told by their form.
class SecretForms : public FactsPart {
public:
  static constexpr char Key = 0;
  void read(const FactSource &From) override;

  std::vector<SecretForm> All;
};

/// A call that runs SQL as one text, and the one that binds its values.
struct BoundFact : CallFact {
  BoundForm Instead;
};

class BoundFacts : public FactsPart {
public:
  static constexpr char Key = 0;
  void read(const FactSource &From) override;

  NameIndex<BoundFact> Calls;
};

} // namespace async_tidy

#endif
