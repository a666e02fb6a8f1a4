// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_FLOW_FLOWWORDING_H
#define ASYNC_TIDY_CHECKS_SUPPORT_FLOW_FLOWWORDING_H

#include "support/check/Catalog.h"
#include <string>
#include <vector>

namespace async_tidy {

struct FlowFinding;

/// How a flow's finding of one kind is put into words.
struct FlowWording {
  /// Null where it is not reported.
  const FindingKind *Kind = nullptr;
  /// What its message is made of. {source} and {sink} are the data's names.
  std::vector<std::string> Parts;
};

/// Them, for one finding.
std::vector<std::string> partsOf(const FlowWording &Wording,
                                 const FlowFinding &Found);

} // namespace async_tidy

#endif
