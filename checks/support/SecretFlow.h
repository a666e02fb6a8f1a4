// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_SECRETFLOW_H
#define ASYNC_TIDY_CHECKS_SUPPORT_SECRETFLOW_H

#include "FlowPath.h"
#include "FlowSummaries.h"
#include "SecretNames.h"

namespace async_tidy {

/// Where a secret is shown.
enum class SecretSink { Log, Console, Exception };

/// Finds secrets that reach a log, the console or the text of an exception, in
/// a function or through functions of the same unit.
class SecretFlow {
public:
  /// \p Safe are the names of functions whose result gives nothing away.
  SecretFlow(ValueFlow &Flow, const SecretNames &Names,
             const std::vector<std::string> &Safe)
      : Flow(Flow), Names(Names), Safe(Safe), Summaries(Flow) {}

  struct Finding {
    const FlowUse *Use = nullptr;
    /// As written, for messages.
    std::string Secret;
    SecretSink Into = SecretSink::Log;
    std::vector<FlowPoint> Path;
  };
  /// Takes note of a function that says how objects of a class are shown: its
  /// operator<<, its formatter.
  void addPrinter(const clang::FunctionDecl &Function);
  /// All printers have been added before.
  std::vector<Finding> findIn(const clang::FunctionDecl &Function);

private:
  struct Summary;
  /// A secret that a printer shows; none where it hides them.
  struct Printed {
    std::string Secret;
    std::vector<FlowPoint> Path;
  };
  /// A value that a call writes out.
  struct Output {
    FlowId Value = 0;
    SecretSink Into = SecretSink::Log;
    /// The calls that lead to the one that writes.
    std::vector<FlowPoint> Inside;
    /// Of an object that is shown by its own printer.
    const Printed *Shown = nullptr;
  };

  const Summary &summaryOf(const clang::FunctionDecl &Function);
  Summary summarize(const FlowGraph &Graph);
  FlowReach reach(const FlowGraph &Graph, llvm::ArrayRef<FlowId> Sources);
  bool isSource(const FlowGraph &Graph, FlowId Id);
  bool isHarmless(const FlowGraph &Graph, FlowId Id, unsigned Depth = 0) const;
  bool isSafe(const FlowNode &Node) const;
  bool isSecretKey(const FlowNode &Node) const;
  bool isSecretValue(const clang::NamedDecl &Named, clang::QualType Type) const;
  Finding describe(const FlowGraph &Graph, const FlowReach &R,
                   const FlowUse *Use, const Output &Out);
  std::vector<Output> outputs(const FlowUse &Use);
  std::optional<SecretSink> streamOf(const clang::CallExpr &Call) const;
  const Printed *printedOf(clang::QualType Type);
  const Printed &printedBy(const clang::FunctionDecl &Printer);

  ValueFlow &Flow;
  const SecretNames &Names;
  const std::vector<std::string> &Safe;
  FlowSummaries<Summary> Summaries;
  /// By class. A formatter comes before an operator<<.
  llvm::DenseMap<const clang::CXXRecordDecl *, const clang::FunctionDecl *>
      Printers;
  std::map<const clang::FunctionDecl *, Printed> Shown;
};

} // namespace async_tidy

#endif
