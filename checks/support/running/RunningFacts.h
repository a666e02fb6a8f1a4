// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_RUNNING_RUNNINGFACTS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_RUNNING_RUNNINGFACTS_H

#include "support/facts/Facts.h"

namespace async_tidy {

/// How test frameworks define tests.
class TestFacts : public FactsPart {
public:
  static constexpr char Key = 0;
  void read(const FactSource &From) override;

  std::vector<std::string> Bases;
  std::vector<std::string> Macros;
};

namespace role {
/// Runs a callable where waiting is its business: in a thread of its own.
extern const Role RunsThread;
/// Runs a callable in a fiber: it may wait for tasks, and for nothing else.
extern const Role RunsFiber;
/// Runs a callable again and again.
extern const Role RunsRepeatedly;
} // namespace role

} // namespace async_tidy

#endif
