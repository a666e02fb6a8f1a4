// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_FLOWSUMMARIES_H
#define ASYNC_TIDY_CHECKS_SUPPORT_FLOWSUMMARIES_H

#include "ValueFlow.h"
#include "llvm/ADT/STLExtras.h"
#include <map>
#include <memory>
#include <vector>

namespace async_tidy {

/// What functions do with values, for whoever calls them; each is found out
/// once.
template <typename Summary> class FlowSummaries {
public:
  explicit FlowSummaries(ValueFlow &Flow) : Flow(Flow) {}

  /// \p Summarize makes the summary of a function's graph, and may ask for
  /// those of others. What recursion asks for is not known yet, and counts as
  /// nothing; so does a function without a graph.
  template <typename Function>
  const Summary &of(const clang::FunctionDecl &Callee, Function Summarize) {
    auto [It, IsNew] = Known.try_emplace(&Callee);
    if (!IsNew)
      return *It->second;
    It->second = std::make_shared<Summary>();
    Summary &Slot = *It->second;
    if (const FlowGraph *Graph = Flow.graphOf(Callee))
      Slot = Summarize(*Graph);
    return Slot;
  }

private:
  ValueFlow &Flow;
  std::map<const clang::FunctionDecl *, std::shared_ptr<Summary>> Known;
};

/// The values of \p Graph that are sources by \p IsSource.
template <typename Predicate>
std::vector<FlowId> sourcesIn(const FlowGraph &Graph, Predicate IsSource) {
  std::vector<FlowId> Sources;
  for (FlowId Id = 1; Id != Graph.Nodes.size(); ++Id)
    if (IsSource(Id))
      Sources.push_back(Id);
  return Sources;
}

/// Those that are there whatever the function is given.
template <typename Predicate>
std::vector<FlowId> ownSourcesIn(const FlowGraph &Graph, Predicate IsSource) {
  return sourcesIn(Graph, [&](FlowId Id) {
    return !llvm::is_contained(Graph.Parameters, Id) && IsSource(Id);
  });
}

} // namespace async_tidy

#endif
