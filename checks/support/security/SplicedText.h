// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_SPLICEDTEXT_H
#define ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_SPLICEDTEXT_H

#include "StatementsTopic.h"
#include "TextValidation.h"
#include "support/flow/FlowSummarizer.h"

namespace async_tidy {

/// How literal and run-time text move through the functions of a unit to calls
/// that run them as statements.
class SplicedText : public FlowSummarizer {
public:
  SplicedText(ValueFlow &Flow, const std::vector<std::string> &Safe)
      : FlowSummarizer(Flow, StatementsTopic, Safe), Validation(Flow) {}

private:
  bool isSource(const FlowGraph &Graph, FlowId Id) override;
  bool isGiven(const FlowGraph &Graph, FlowId Id) const override;
  bool isLiteral(const FlowNode &Node) const override;
  bool isRow(const FlowNode &Node) const override;
  std::optional<FlowValue::Edge> edgeOf(const FlowGraph &Graph, FlowId To,
                                        unsigned Operand) override;
  std::string nameOf(const FlowNode &Node) const override;
  std::optional<llvm::SmallVector<Sink, 2>>
  sinksOf(const FlowUse &Use, const FlowGraph &Graph) override;

  bool isSourceMember(const FlowGraph &Graph, FlowId Id);
  bool isSourceCall(const FlowGraph &Graph, const FlowNode &Node) const;
  bool isGivenBack(const FlowGraph &Graph, FlowId Id);
  const CallFact *sinkFact(const clang::Stmt *Use) const;
  bool isSafeText(const FlowNode &Node) const;

  TextValidation Validation;
  /// By graph, the values that lead to its result.
  llvm::DenseMap<const FlowGraph *, std::vector<bool>> GivenBack;
};

} // namespace async_tidy

#endif
