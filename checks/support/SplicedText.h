// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_SPLICEDTEXT_H
#define ASYNC_TIDY_CHECKS_SUPPORT_SPLICEDTEXT_H

#include "FlowPath.h"
#include "FlowSummaries.h"
#include "TextValidation.h"
#include <memory>
#include <string>

namespace async_tidy {

/// What a run-time text is in the statement that it becomes a part of, by the
/// literal text in front of it.
enum class SpliceKind { Value, Name, Clause };

/// Run-time text that has been put into literal text.
struct Splice {
  SpliceKind Kind = SpliceKind::Value;
  /// As written, for messages.
  std::string Piece;
  /// From the source of the run-time text to the place it is used at.
  std::vector<FlowPoint> Path;
};

/// Finds statements made of literal and run-time text that reach a call which
/// runs them, in a function or through functions of the same unit.
class SplicedText {
public:
  /// \p Safe are the names of functions whose result is no danger.
  SplicedText(ValueFlow &Flow, const std::vector<std::string> &Safe)
      : Flow(Flow), Safe(Safe), Summaries(Flow), Validation(Flow) {}

  /// A call that runs a statement, or that leads to one.
  struct Finding {
    const FlowUse *Use = nullptr;
    /// The argument that is the statement.
    unsigned Argument = 0;
    Splice Found;
  };
  std::vector<Finding> findIn(const clang::FunctionDecl &Function);

private:
  struct Reach;
  struct Summary;

  const Summary &summaryOf(const clang::FunctionDecl &Function);
  Summary summarize(const FlowGraph &Graph);
  Reach reach(const FlowGraph &Graph, llvm::ArrayRef<FlowId> Sources,
              bool FromParameter);
  bool isSource(const FlowGraph &Graph, FlowId Id);
  bool isConstantParameter(const clang::ParmVarDecl &Parameter);
  bool isSafe(const FlowNode &Node) const;
  bool splices(const FlowGraph &Graph, FlowId Id, const FlowReach &Literal,
               const FlowReach &Piece, unsigned &Operand);
  bool passesArgument(const FlowNode &To, const FlowEdge &Edge);
  bool splicesArgument(const clang::FunctionDecl &Callee, const FlowEdge &Edge,
                       const FlowReach &Piece);
  llvm::SmallVector<unsigned, 1> statementArguments(const FlowUse &Use);
  unsigned pieceOperand(const FlowGraph &Graph, const Reach &R, FlowId Id);
  Splice describe(const FlowGraph &Graph, const Reach &R, FlowId Id);
  void followToSink(const FlowUse &Use, unsigned Argument,
                    std::vector<FlowPoint> &Path);

  ValueFlow &Flow;
  const std::vector<std::string> &Safe;
  FlowSummaries<Summary> Summaries;
  TextValidation Validation;
  /// Of functions that only this unit can call: all calls of them. Empty until
  /// it is asked for.
  class Callers;
  std::shared_ptr<Callers> KnownCallers;
};

} // namespace async_tidy

#endif
