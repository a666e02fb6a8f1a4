// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_LIFETIME_LIFETIMETOPIC_H
#define ASYNC_TIDY_CHECKS_SUPPORT_LIFETIME_LIFETIMETOPIC_H

#include "support/program/Topic.h"
#include <string>

namespace async_tidy {

/// Which parameters coroutines use after they have first suspended, or hand on
/// to others that do: for findings that hang on whether a function does.
extern const Topic LifetimeTopic;

/// Something that dies is handed to a parameter: a finding if the function
/// uses it later than that.
struct LifetimeCondition {
  /// The called function.
  std::string Usr;
  unsigned Parameter = 0;
  /// The function begins before the call that starts it comes back.
  bool BeginsAtOnce = false;
  /// {parameter} in its parts is the parameter's name.
  Wording Words;
};

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(LifetimeCondition, Usr, Parameter,
                                   BeginsAtOnce, Words)

} // namespace async_tidy

#endif
