// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ValueFlow.h"
#include "FlowBuilder.h"

using namespace clang;

namespace async_tidy {

const FunctionDecl *definitionOf(const FunctionDecl *Callee) {
  const FunctionDecl *Definition = nullptr;
  if (!Callee || !Callee->hasBody(Definition) || Definition->isDefaulted() ||
      Definition->isDependentContext())
    return nullptr;
  if (const auto *Method = dyn_cast<CXXMethodDecl>(Definition);
      Method && Method->getParent()->isLambda())
    return nullptr;
  const SourceManager &Sources = Definition->getASTContext().getSourceManager();
  return Sources.isInSystemHeader(Definition->getLocation()) ? nullptr
                                                             : Definition;
}

const FunctionDecl *ofProgram(const FunctionDecl *Callee) {
  if (const FunctionDecl *Definition = definitionOf(Callee))
    return Definition;
  if (!Callee || Callee->isImplicit() || Callee->isDefaulted() ||
      Callee->isDeleted() || Callee->getBuiltinID() || Callee->hasBody() ||
      Callee->isDependentContext() || Callee->isTemplateInstantiation() ||
      !Callee->isExternallyVisible())
    return nullptr;
  // What is dispatched to, only the running program knows.
  if (const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
      Method && (Method->isVirtual() || Method->getParent()->isLambda()))
    return nullptr;
  const SourceManager &Sources = Callee->getASTContext().getSourceManager();
  return Sources.isInSystemHeader(Callee->getLocation()) ? nullptr : Callee;
}

const FlowGraph *ValueFlow::graphOf(const FunctionDecl &Function) {
  const FunctionDecl *Definition = definitionOf(&Function);
  if (!Definition)
    return nullptr;
  auto [It, IsNew] = Graphs.try_emplace(Definition);
  if (!IsNew)
    return It->second.get();
  auto Graph = std::make_unique<FlowGraph>();
  Graph->Parameters.resize(Definition->getNumParams() +
                           (Definition->isVariadic() ? 1 : 0));
  Graph->Outs.resize(Definition->getNumParams());
  Graph->Nodes.emplace_back().Kind = FlowKind::Result;
  Graph->Result = 1;
  if (!FlowBuilder(*Graph, Model, Types, *Definition, FlowBuilder::Captures())
           .run())
    Graph.reset();
  // Nothing above adds graphs: the slot is still there.
  It->second = std::move(Graph);
  return It->second.get();
}

} // namespace async_tidy
