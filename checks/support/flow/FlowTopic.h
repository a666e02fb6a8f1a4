// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_FLOW_FLOWTOPIC_H
#define ASYNC_TIDY_CHECKS_SUPPORT_FLOW_FLOWTOPIC_H

#include "FlowProgram.h"
#include "FlowSummary.h"
#include "TaintRules.h"
#include "support/program/Topic.h"
#include <string>
#include <vector>

namespace async_tidy {

/// How data moves through functions, for findings that hang on where it comes
/// from and gets to: the declaration of one such topic.
struct FlowTopic : Topic {
  const TaintRules &Rules;
};

std::unique_ptr<TopicProgram> startFlow(const TaintRules &Rules);

/// The topic of that name that has those rules.
template <const TaintRules &Rules> FlowTopic flowTopic(llvm::StringRef Name) {
  return {{Name, readRecords<FlowSummary, flowSummaryFromJson>,
           [] { return startFlow(Rules); }},
          Rules};
}

/// A sink, or a call that may lead to one, that data reaches.
struct FlowCondition {
  /// The functions that the place is in, instances of a template; it holds in
  /// any of them.
  std::vector<std::string> Functions;
  /// Of the place in its file.
  unsigned Offset = 0;
  /// By the kind of what is found. {source} and {sink} in their parts are the
  /// data's names.
  std::vector<Wording> Wordings;
};

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(FlowCondition, Functions, Offset, Wordings)

/// What \p Closed, after its close(), says of the place.
std::optional<Verdict> decide(const FlowCondition &Condition,
                              FlowProgram &Closed);

} // namespace async_tidy

#endif
