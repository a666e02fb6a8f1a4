// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_READINESS_READYFACTS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_READINESS_READYFACTS_H

#include "support/facts/Facts.h"

namespace async_tidy {

/// What tests of readiness say.
class ReadyFacts : public FactsPart {
public:
  static constexpr char Key = 0;
  void read(const FactSource &From) override;

  /// Enumerators: the object is ready, or it is as soon as they are not said.
  std::vector<std::string> Statuses;
  std::vector<std::string> PendingStatuses;
};

namespace role {
/// Gives something that is ready.
extern const Role ReadyValue;
/// Comes back when its object, or its first argument, is ready.
extern const Role ReadyAfter;
/// Says whether its object, or its first argument, is ready.
extern const Role ReadyTest;
/// Says, by being true, that its object, or its first argument, is not ready.
extern const Role PendingTest;
/// Runs a callable with something ready as its first argument.
extern const Role ReadyCallback;
} // namespace role

} // namespace async_tidy

#endif
