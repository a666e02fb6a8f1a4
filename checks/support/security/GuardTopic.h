// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_GUARDTOPIC_H
#define ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_GUARDTOPIC_H

#include "support/program/Topic.h"
#include <string>

namespace async_tidy {

/// Where functions pass guards, and who calls them: for findings that hang on
/// whether a call is reached without one.
extern const Topic GuardsTopic;

/// A call that belongs behind a guard.
struct GuardedCondition {
  /// The fact that wants the guard, as its summaries name it.
  std::string Fact;
  /// The function that the call is in.
  std::string Usr;
  /// Of the call in its file.
  unsigned Offset = 0;
  Wording Words;
};

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(GuardedCondition, Fact, Usr, Offset, Words)

} // namespace async_tidy

#endif
