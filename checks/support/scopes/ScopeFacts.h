// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_SCOPES_SCOPEFACTS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_SCOPES_SCOPEFACTS_H

#include "support/facts/Facts.h"
#include "clang/AST/Type.h"

namespace async_tidy {

/// A type that holds work, and has to be joined before its end.
struct ScopeFact {
  /// What becomes of one that is not.
  enum class End { Terminates, Dangles, Blocks, Cancels };
  End AtEnd = End::Dangles;
  std::vector<std::string> Starts;
  std::vector<std::string> Joins;
  /// By awaiting the object itself.
  bool IsAwaited = false;
};

class ScopeFacts : public FactsPart {
public:
  static constexpr char Key = 0;
  void read(const FactSource &From) override;

  NameIndex<const ScopeFact *> Types;

private:
  std::deque<ScopeFact> All;
};

/// What an object of some type holds.
struct HeldScope {
  const ScopeFact *Fact = nullptr;
  /// By a std::unique_ptr or std::optional.
  bool IsIndirect = false;
};

/// Nothing for other types, and for those that derive from a scope, whose
/// destructors may join.
std::optional<HeldScope> heldScope(clang::QualType Type, const Facts &Known);

namespace role {
/// A race whose losers run on.
extern const Role LeavesLosers;
} // namespace role

} // namespace async_tidy

#endif
