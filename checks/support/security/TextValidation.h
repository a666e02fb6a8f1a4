// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_TEXTVALIDATION_H
#define ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_TEXTVALIDATION_H

#include "GuardFlow.h"
#include "TextJudgements.h"
#include "TextSubject.h"
#include "TextTest.h"
#include "support/flow/ValueFlow.h"

namespace async_tidy {

/// Tells whether text has been found harmless for a statement before it is
/// used: each of its characters was looked at and none of those that can end a
/// value in SQL gets through, or it is one of a constant set of texts. The text
/// may be a variable, a field of an object, or what is found in a container
/// all of whose texts were looked at before.
class TextValidation : private TextKnowledge {
public:
  explicit TextValidation(ValueFlow &Flow) : Flow(Flow) {}

  /// Whether the text that \p Edge brings to \p To has been validated on every
  /// way to that place.
  bool holds(const FlowGraph &Graph, FlowId To, const FlowEdge &Edge);

private:
  /// A place in the control flow of a function.
  struct Place {
    const clang::FunctionDecl *In = nullptr;
    const clang::Stmt *At = nullptr;
  };

  const clang::ASTContext &context() const override {
    return Flow.model().context();
  }
  Passing passingOf(const clang::FunctionDecl &Function, unsigned Parameter,
                    std::optional<unsigned> Part) override;
  bool isPassed(const FlowGraph &Graph, TextSubject Subject,
                const clang::FunctionDecl &Function,
                const clang::Stmt &At) override;
  llvm::SmallVector<FlowId, 1>
  nodesNamed(const FlowGraph &Graph, const clang::NamedDecl &Named) override;
  bool isAssigned(const clang::ValueDecl &Local) override;

  /// Null where nothing in \p Function validates the text.
  GuardFlow *flowOf(const FlowGraph &Graph, TextSubject Subject,
                    const clang::FunctionDecl &Function,
                    TextEnd Ends = TextEnd::Judged);
  /// Whether the text, or what holds it, has been validated before \p Places,
  /// which are one place.
  bool isBehind(const FlowGraph &Graph, TextSubject Subject,
                llvm::ArrayRef<Place> Places, TextEnd Ends = TextEnd::Judged);
  /// Whether each text that a variable may hold has been validated, or given
  /// up for another one: if (!Known.contains(order)) order = "id";
  bool isEachBehind(const FlowGraph &Graph, FlowId Id,
                    llvm::ArrayRef<Place> Places);
  /// Whether a method of the object itself that the function calls assigns to
  /// its field.
  bool isChangedByCalls(const FlowGraph &Graph, const FlowNode &Field);
  TextJudgements &judgementsOf(const clang::FunctionDecl &Function);

  /// The place of \p At in the function, or lambda, that evaluates it; in the
  /// function that makes this lambda, and so on.
  llvm::SmallVector<Place, 2> placesOf(const clang::FunctionDecl *In,
                                       const clang::Stmt *At);
  /// Where \p Edge brings a text to \p To; empty where that is not known.
  std::vector<llvm::SmallVector<Place, 2>>
  placesOf(const FlowGraph &Graph, FlowId To, const FlowEdge &Edge);

  /// What is asked of one graph again and again, while its function is looked
  /// at.
  struct GraphIndex {
    llvm::DenseMap<const clang::NamedDecl *, llvm::SmallVector<FlowId, 1>>
        Named;
    llvm::DenseMap<const clang::Stmt *, const clang::FunctionDecl *> Users;
    /// The function that the graph is of.
    const clang::FunctionDecl *Function = nullptr;
  };
  const GraphIndex &indexOf(const FlowGraph &Graph);

  ValueFlow &Flow;
  using FlowKey = std::tuple<const FlowGraph *, TextSubject,
                             const clang::FunctionDecl *, TextEnd>;
  std::map<FlowKey, std::unique_ptr<GuardFlow>> Flows;
  std::map<std::tuple<const clang::FunctionDecl *, unsigned,
                      std::optional<unsigned>>,
           Passing>
      Known;
  std::map<const clang::FunctionDecl *, TextJudgements> Judgements;
  std::map<const FlowGraph *, GraphIndex> Indices;
};

} // namespace async_tidy

#endif
