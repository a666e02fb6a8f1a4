// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_FACTS_FACTSFILE_H
#define ASYNC_TIDY_CHECKS_SUPPORT_FACTS_FACTSFILE_H

#include "support/blocking/Summaries.h"
#include "support/flow/FlowOutline.h"

namespace async_tidy {

/// What the functions of a program do, for other runs and for editors.
struct ProgramRecord {
  std::vector<FunctionSummary> Summaries;
  std::vector<FlowOutline> Outlines;
};

/// The text of a facts file.
std::string writeFacts(const ProgramRecord &Record);

/// The facts file \p Path. Where it cannot be read, nothing, and \p Problem
/// says why.
ProgramRecord readFacts(const std::string &Path, std::string &Problem);

} // namespace async_tidy

#endif
