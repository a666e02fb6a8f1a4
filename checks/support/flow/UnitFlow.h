// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_FLOW_UNITFLOW_H
#define ASYNC_TIDY_CHECKS_SUPPORT_FLOW_UNITFLOW_H

#include "FlowProgram.h"
#include "OutlineMaker.h"
#include <map>

namespace async_tidy {

/// What the flow of one topic finds in a unit.
class UnitFlow {
public:
  UnitFlow(OutlineMaker &Maker, FlowProgram::Missing M)
      : Maker(Maker), Program(M) {}

  /// Looks for findings in \p Function, with all that it calls.
  void add(const clang::FunctionDecl &Function);

  /// What the unit's data says of functions.
  void addData(const clang::ASTContext &Context);
  /// What is known of functions that the unit does not define.
  void addOthers(llvm::ArrayRef<FlowOutline> Known, Extent E);

  struct Finding {
    /// The function that it is in.
    const std::string *Usr = nullptr;
    FlowTopic Topic = FlowTopic::Secrets;
    /// The sink, or the call that leads to one.
    const UnitOutline::Code *Code = nullptr;
    bool IsCall = false;
    const FlowFinding *Found = nullptr;
  };
  /// In the order in which functions were added.
  std::vector<Finding> find();
  /// What they follow from.
  FlowProgram &program() { return Program; }

  /// The outlines that other units, and \p Findings, may ask for.
  std::vector<FlowOutline> outlinesFor(llvm::ArrayRef<Finding> Findings) const;

private:
  OutlineMaker &Maker;
  FlowProgram Program;
  std::map<OutlineKey, UnitOutline> Outlines;
  std::vector<OutlineKey> Roots;
  /// Stands for the unit's data, where that matters.
  std::optional<FlowOutline> Data;
};

} // namespace async_tidy

#endif
