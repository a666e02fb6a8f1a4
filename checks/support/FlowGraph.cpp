// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "FlowGraph.h"

namespace async_tidy {

FlowReach::FlowReach(
    const FlowGraph &Graph, llvm::ArrayRef<FlowId> Sources,
    llvm::function_ref<bool(FlowId To, const FlowEdge &)> Passes)
    : Before(Graph.Nodes.size(), Unreached) {
  if (Sources.empty())
    return;
  std::vector<llvm::SmallVector<std::pair<FlowId, const FlowEdge *>, 2>> Next(
      Graph.Nodes.size());
  for (FlowId To = 0; To != Graph.Nodes.size(); ++To)
    for (const FlowEdge &Edge : Graph.Nodes[To].From)
      Next[Edge.From].emplace_back(To, &Edge);
  std::vector<FlowId> Queue;
  for (FlowId Source : Sources)
    if (!reaches(Source)) {
      Before[Source] = Source;
      Queue.push_back(Source);
    }
  for (size_t I = 0; I != Queue.size(); ++I)
    for (const auto &[To, Edge] : Next[Queue[I]])
      if (!reaches(To) && Passes(To, *Edge)) {
        Before[To] = Queue[I];
        Queue.push_back(To);
      }
}

std::vector<FlowId> FlowReach::pathTo(FlowId Id) const {
  std::vector<FlowId> Path;
  for (; Before[Id] != Id; Id = Before[Id])
    Path.push_back(Id);
  Path.push_back(Id);
  std::reverse(Path.begin(), Path.end());
  return Path;
}

} // namespace async_tidy
