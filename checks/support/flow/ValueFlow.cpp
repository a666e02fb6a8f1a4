// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ValueFlow.h"
#include "FlowBuilder.h"
#include "OwnFunctions.h"

using namespace clang;

namespace async_tidy {

const FlowGraph *ValueFlow::graphOf(const FunctionDecl &Function) {
  const FunctionDecl *Definition = definitionOf(&Function);
  return Definition ? made(*Definition) : nullptr;
}

const FlowGraph *ValueFlow::graphOfLambda(const CXXMethodDecl &Operator) {
  return Operator.hasBody() && !Operator.isDependentContext() ? made(Operator)
                                                              : nullptr;
}

const FlowGraph *ValueFlow::made(const FunctionDecl &Definition) {
  auto [It, IsNew] = Graphs.try_emplace(&Definition);
  if (!IsNew)
    return It->second.get();
  auto Graph = std::make_unique<FlowGraph>();
  Graph->Parameters.resize(Definition.getNumParams() +
                           (Definition.isVariadic() ? 1 : 0));
  Graph->Outs.resize(Definition.getNumParams());
  Graph->Nodes.emplace_back().Kind = FlowKind::Result;
  Graph->Result = 1;
  if (!FlowBuilder(*Graph, Model, Types, Definition, FlowBuilder::Captures())
           .run())
    Graph.reset();
  // It stays for as long as the unit.
  if (Graph) {
    Graph->Nodes.shrink_to_fit();
    Graph->Uses.shrink_to_fit();
  }
  // Nothing above adds graphs: the slot is still there.
  It->second = std::move(Graph);
  return It->second.get();
}

} // namespace async_tidy
