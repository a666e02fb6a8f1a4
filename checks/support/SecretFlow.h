// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_SECRETFLOW_H
#define ASYNC_TIDY_CHECKS_SUPPORT_SECRETFLOW_H

#include "FlowPath.h"
#include "SecretNames.h"
#include "ValueFlow.h"

namespace async_tidy {

/// Finds secrets that reach a log or the console, in a function or through
/// functions of the same unit.
class SecretFlow {
public:
  /// \p Safe are the names of functions whose result gives nothing away.
  SecretFlow(ValueFlow &Flow, const SecretNames &Names,
             const std::vector<std::string> &Safe)
      : Flow(Flow), Names(Names), Safe(Safe) {}

  struct Finding {
    const FlowUse *Use = nullptr;
    /// As written, for messages.
    std::string Secret;
    bool IsConsole = false;
    std::vector<FlowPoint> Path;
  };
  std::vector<Finding> findIn(const clang::FunctionDecl &Function);

private:
  struct Summary;
  /// A value that a call writes out.
  struct Output {
    FlowId Value = 0;
    bool IsConsole = false;
    /// The calls that lead to the one that writes.
    std::vector<FlowPoint> Inside;
  };

  const Summary &summaryOf(const clang::FunctionDecl &Function);
  FlowReach reach(const FlowGraph &Graph, llvm::ArrayRef<FlowId> Sources);
  bool isSource(const FlowGraph &Graph, FlowId Id);
  bool isHarmless(const FlowGraph &Graph, FlowId Id, unsigned Depth = 0) const;
  bool isSafe(const FlowNode &Node) const;
  bool isSecretKey(const FlowNode &Node) const;
  bool isSecretValue(const clang::NamedDecl &Named, clang::QualType Type) const;
  Finding describe(const FlowGraph &Graph, const FlowReach &R,
                   const FlowUse *Use, const Output &Out);
  std::vector<Output> outputs(const FlowUse &Use);

  ValueFlow &Flow;
  const SecretNames &Names;
  const std::vector<std::string> &Safe;
  std::map<const clang::FunctionDecl *, std::shared_ptr<Summary>> Summaries;
};

} // namespace async_tidy

#endif
