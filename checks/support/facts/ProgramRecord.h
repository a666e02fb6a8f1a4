// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_FACTS_PROGRAMRECORD_H
#define ASYNC_TIDY_CHECKS_SUPPORT_FACTS_PROGRAMRECORD_H

#include "support/blocking/Summaries.h"
#include "support/flow/FlowOutline.h"
#include "support/security/GuardOutline.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace async_tidy {

/// What the functions of a unit, or of a program, do, as far as other units
/// may ask for it.
struct ProgramRecord {
  /// Whether they block.
  std::vector<FunctionSummary> Summaries;
  /// How data moves through them.
  std::vector<FlowOutline> Flows;
  /// Where they pass guards.
  std::vector<GuardOutline> Guards;
  /// Of a unit: the facts files that tell of functions elsewhere.
  std::vector<std::string> FactsFiles;
};

/// Takes out the functions of those files.
void forgetFiles(ProgramRecord &Record,
                 llvm::function_ref<bool(const std::string &)> IsForgotten);

nlohmann::json toJson(const ProgramRecord &Record);
/// Throws nlohmann::json::exception where \p Value is no record.
ProgramRecord recordFromJson(const nlohmann::json &Value);

} // namespace async_tidy

#endif
