// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "TextSubject.h"
#include "support/code/Literals.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallSet.h"

using namespace clang;

namespace async_tidy {

FlowId sourceOf(const FlowGraph &Graph, FlowId Id) {
  llvm::SmallVector<FlowId, 8> Open{Id};
  llvm::SmallSet<FlowId, 8> Seen;
  FlowId Only = 0;
  while (!Open.empty()) {
    const FlowId At = Open.pop_back_val();
    if (!Seen.insert(At).second)
      continue;
    // One that is made anew on every line of a long function has as many ways.
    if (Seen.size() > 64)
      return 0;
    const FlowNode &Node = Graph.Nodes[At];
    if (Node.Kind != FlowKind::Pass) {
      if (Only != 0)
        return 0;
      Only = At;
      continue;
    }
    for (const FlowEdge &Edge : Node.From) {
      if (Edge.Step != FlowStep::Same)
        return 0;
      Open.push_back(Edge.From);
    }
  }
  return Only;
}

std::optional<unsigned> partOf(const NamedDecl &Named) {
  if (const auto *Field = dyn_cast<FieldDecl>(&Named))
    return Field->getFieldIndex();
  const auto *Binding = dyn_cast<BindingDecl>(&Named);
  const auto *Whole =
      Binding
          ? dyn_cast_or_null<DecompositionDecl>(Binding->getDecomposedDecl())
          : nullptr;
  if (!Whole)
    return std::nullopt;
  const auto All = Whole->bindings();
  const auto At = llvm::find(All, Binding);
  return At == All.end() ? std::nullopt
                         : std::optional<unsigned>(At - All.begin());
}

FlowId objectOf(const FlowGraph &Graph, const FlowNode &Node) {
  return Node.From.size() == 1 && Node.From.front().Step == FlowStep::Owner
             ? sourceOf(Graph, Node.From.front().From)
             : 0;
}

/// Whether the value has been read where it is named, not when it was set.
static bool isRead(const FlowNode &Node) {
  if (const auto *Member = dyn_cast_or_null<MemberExpr>(Node.Written))
    return Member->getMemberDecl() == Node.Named;
  const auto *Named = dyn_cast_or_null<DeclRefExpr>(Node.Written);
  return Named && Named->getDecl() == Node.Named;
}

bool isGetter(const FlowNode &Node) {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Node.Named);
  return Method && Method->isConst() && Method->getNumParams() == 0;
}

/// Whether the function assigns to a field by whatever object.
static bool isAssigned(const FlowGraph &Graph, const NamedDecl &Field) {
  return llvm::any_of(Graph.Lasting, [&](const FlowWrite &Write) {
    return Write.Into == &Field;
  });
}

TextSubject holderOf(const FlowGraph &Graph, TextSubject Subject) {
  const FlowNode &Node = Graph.Nodes[Subject.Id];
  // A part of a part is none that is followed.
  if (Node.Kind == FlowKind::Member && Node.Named && !Subject.Part &&
      !(isRead(Node) && isAssigned(Graph, *Node.Named)))
    if (const auto Part = partOf(*Node.Named))
      return {objectOf(Graph, Node), Part};
  if (Node.Kind != FlowKind::Member && Node.Kind != FlowKind::Call &&
      Node.From.size() == 1 && Node.From.front().Step == FlowStep::Same)
    return {sourceOf(Graph, Node.From.front().From), Subject.Part};
  return {};
}

bool isSameText(const FlowGraph &Graph, FlowId A, FlowId B) {
  for (unsigned Depth = 0; A != B; ++Depth) {
    if (A == 0 || B == 0 || Depth == 4)
      return false;
    const FlowNode &One = Graph.Nodes[A];
    const FlowNode &Other = Graph.Nodes[B];
    if (One.Kind != Other.Kind || !One.Named || One.Named != Other.Named)
      return false;
    const bool IsRead = One.Kind == FlowKind::Member && isRead(One) &&
                        isRead(Other) && !isAssigned(Graph, *One.Named);
    if (!IsRead && !(One.Kind == FlowKind::Call && isGetter(One)))
      return false;
    A = objectOf(Graph, One);
    B = objectOf(Graph, Other);
  }
  return A != 0;
}

} // namespace async_tidy
