// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_LIFETIME_OBJECTFACTS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_LIFETIME_OBJECTFACTS_H

#include "support/facts/Facts.h"

namespace async_tidy {

/// How long objects of classes live.
class ObjectFacts : public FactsPart {
public:
  static constexpr char Key = 0;
  void read(const FactSource &From) override;

  /// Bases of classes whose objects end with their last holder, and of those
  /// that another object ends.
  std::vector<std::string> Shared, Owned;
  /// Of those that live as long as the program: bases, and members.
  std::vector<std::string> Lasting, LastingMembers;
  /// What a coroutine that has one is waited for by the object.
  std::vector<std::string> Holders;
};

} // namespace async_tidy

#endif
