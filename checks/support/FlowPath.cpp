// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "FlowPath.h"
#include "Names.h"
#include "clang/AST/ASTContext.h"

using namespace clang;

namespace async_tidy {

std::vector<FlowPoint> describePath(const FlowGraph &Graph,
                                    llvm::ArrayRef<FlowId> Path,
                                    const ASTContext &Context) {
  std::vector<FlowPoint> Points;
  unsigned LastLine = 0;
  // Of a very long way the source and the end tell enough.
  constexpr size_t Shown = 24;
  for (size_t I = 0; I != Path.size(); ++I) {
    if (I == 1 && Path.size() > Shown)
      I = Path.size() - Shown + 1;
    const FlowNode &Node = Graph.Nodes[Path[I]];
    const std::string Name = Node.Named ? simpleName(*Node.Named) : "";
    std::string Text;
    if (I == 0)
      Text =
          Node.Key ? "'" + Node.Key->getString().str() + "' is asked for here"
          : Name.empty()                   ? "the value comes from here"
          : Node.Kind == FlowKind::Call    ? "'" + Name + "' gives it back here"
          : Node.Kind == FlowKind::Written ? "'" + Name + "' is filled here"
                                           : "'" + Name + "' comes from here";
    else if (Node.Kind == FlowKind::Join)
      Text = "becomes part of a longer text here";
    else if (Node.Kind == FlowKind::Store)
      Text = "is kept in '" + Name + "' here";
    else if (Node.Kind == FlowKind::Call)
      Text = "passes through '" + Name + "' here";
    const unsigned Line =
        Context.getSourceManager().getExpansionLineNumber(Node.At);
    // One note a line tells where; a long chain of << needs no more.
    if (Text.empty() || Node.At.isInvalid() || (I != 0 && Line == LastLine))
      continue;
    LastLine = Line;
    Points.push_back({Node.At, Text});
  }
  return Points;
}

} // namespace async_tidy
