// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_SECRETFLOW_H
#define ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_SECRETFLOW_H

#include "SecretNames.h"
#include "SecretsTopic.h"
#include "support/flow/FlowSummarizer.h"

namespace async_tidy {

/// Where a secret is shown: the kinds of a summary's sinks.
enum class SecretSink { Log, Console, Exception };

/// How secrets move through the functions of a unit to a log, the console or
/// the text of an exception.
class SecretFlow : public FlowSummarizer {
public:
  SecretFlow(ValueFlow &Flow, const SecretNames &Names,
             const std::vector<std::string> &Safe)
      : FlowSummarizer(Flow, SecretsTopic, Safe), Names(Names) {}

  /// Takes note of it if \p Function says how objects of a class are shown: if
  /// it is its operator<<, its formatter. All are added before any summary is
  /// made.
  void addPrinter(const clang::FunctionDecl &Function);
  bool isPrinter(const clang::FunctionDecl &Function) const override {
    return AllPrinters.contains(&Function);
  }

private:
  bool isSource(const FlowGraph &Graph, FlowId Id) override;
  bool isLiteral(const FlowNode &) const override { return false; }
  std::optional<FlowValue::Edge> edgeOf(const FlowGraph &Graph, FlowId To,
                                        unsigned Operand) override;
  bool isNamedByKey(const FlowNode &Node) const override {
    return isSecretKey(Node);
  }
  std::string nameOf(const FlowNode &Node) const override;
  bool isHarmless(const FlowGraph &Graph, FlowId Id) const override;
  bool shows(const FlowUse &Use) const override;
  std::optional<llvm::SmallVector<Sink, 2>>
  sinksOf(const FlowUse &Use, const FlowGraph &Graph) override;

  bool isMadeHarmless(const FlowGraph &Graph, FlowId Id, unsigned Depth) const;
  bool isRequest(clang::QualType Type) const;
  bool isSecretKey(const FlowNode &Node) const;
  bool isSecretValue(const clang::NamedDecl &Named, clang::QualType Type) const;
  bool isSecretOf(const FlowGraph &Graph, const FlowNode &Node) const;
  std::optional<SecretSink> streamOf(const clang::CallExpr &Call) const;

  const SecretNames &Names;
  /// By class. A formatter comes before an operator<<.
  llvm::DenseMap<const clang::CXXRecordDecl *, const clang::FunctionDecl *>
      Printers;
  llvm::DenseSet<const clang::FunctionDecl *> AllPrinters;
};

} // namespace async_tidy

#endif
