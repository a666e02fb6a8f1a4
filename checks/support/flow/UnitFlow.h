// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_FLOW_UNITFLOW_H
#define ASYNC_TIDY_CHECKS_SUPPORT_FLOW_UNITFLOW_H

#include "FlowProgram.h"
#include "FlowSummarizer.h"
#include <map>

namespace async_tidy {

/// What the flow of one topic finds in a unit.
class UnitFlow {
public:
  UnitFlow(FlowSummarizer &Maker, FlowProgram::Missing M)
      : Maker(Maker), Program(Maker.topic().Rules, M) {}

  /// Looks for findings in \p Function, with all that it calls.
  void add(const clang::FunctionDecl &Function);

  /// What the unit's data says of functions.
  void addData(const clang::ASTContext &Context);
  /// What is known of functions that the unit does not define.
  void addOthers(llvm::ArrayRef<FlowSummary> Known, Extent E);

  struct Finding {
    /// The function that it is in.
    InternedString Usr;
    /// The sink, or the call that leads to one.
    const UnitSummary::Code *Code = nullptr;
    bool IsCall = false;
    const FlowFinding *Found = nullptr;
  };
  /// In the order in which functions were added.
  std::vector<Finding> find();
  /// What they follow from.
  FlowProgram &program() { return Program; }

  /// The summaries that other units, and \p Findings, may ask for.
  std::vector<FlowSummary> summariesFor(llvm::ArrayRef<Finding> Findings) const;

private:
  FlowSummarizer &Maker;
  FlowProgram Program;
  /// A summary of the program, and the code that it stands for.
  struct Summarized {
    const FlowSummary *Summary = nullptr;
    std::vector<UnitSummary::Code> Sinks;
    std::vector<UnitSummary::Code> Calls;
  };
  std::map<SummaryKey, Summarized> Summaries;
  std::vector<SummaryKey> Roots;
  /// Stands for the unit's data, where that matters.
  std::optional<FlowSummary> Data;
};

} // namespace async_tidy

#endif
