// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_SHARING_SHARINGTOPIC_H
#define ASYNC_TIDY_CHECKS_SUPPORT_SHARING_SHARINGTOPIC_H

#include "support/program/Topic.h"
#include <string>

namespace async_tidy {

/// Which functions change what others can reach, and which of them may run
/// while another one is suspended.
extern const Topic SharingTopic;

/// A coroutine relies over a suspension on a place being as it was.
struct SharingCondition {
  /// The coroutine.
  std::string Usr;
  /// As ChangedPlace::Place is.
  std::string Place;
  /// The kinds of changes that matter, as numbers; empty for all.
  std::vector<int> Kinds;
  /// There is one such place, whatever object the coroutine works on.
  bool IsGlobal = false;
  /// As ChangedPlace::IsGiven is.
  bool IsGiven = false;
  /// A second run of the coroutine counts as well.
  bool OwnCounts = false;
  Wording Words;
};

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(SharingCondition, Usr, Place, Kinds,
                                   IsGlobal, IsGiven, OwnCounts, Words)

} // namespace async_tidy

#endif
