// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Components.h"
#include "llvm/ADT/GraphTraits.h"
#include "llvm/ADT/SCCIterator.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/iterator.h"

namespace {

/// The last node leads to all others.
using Graph = std::vector<std::vector<unsigned>>;
using NodeRef = std::pair<const Graph *, unsigned>;

class NextIterator
    : public llvm::iterator_adaptor_base<NextIterator,
                                         std::vector<unsigned>::const_iterator,
                                         std::forward_iterator_tag, NodeRef,
                                         std::ptrdiff_t, NodeRef *, NodeRef> {
public:
  NextIterator(const Graph *Of, std::vector<unsigned>::const_iterator At)
      : iterator_adaptor_base(At), Of(Of) {}
  NodeRef operator*() const { return {Of, *I}; }

private:
  const Graph *Of;
};

} // namespace

template <> struct llvm::GraphTraits<const Graph *> {
  using NodeRef = ::NodeRef;
  using ChildIteratorType = NextIterator;
  static NodeRef getEntryNode(const Graph *G) {
    return {G, static_cast<unsigned>(G->size() - 1)};
  }
  static ChildIteratorType child_begin(NodeRef N) {
    return {N.first, (*N.first)[N.second].begin()};
  }
  static ChildIteratorType child_end(NodeRef N) {
    return {N.first, (*N.first)[N.second].end()};
  }
};

namespace async_tidy {

std::vector<std::vector<unsigned>>
components(const std::vector<std::vector<unsigned>> &Next) {
  Graph WithEntry = Next;
  std::vector<unsigned> &Entry = WithEntry.emplace_back();
  for (unsigned Number = 0; Number != Next.size(); ++Number)
    Entry.push_back(Number);
  std::vector<std::vector<unsigned>> All;
  const Graph *Whole = &WithEntry;
  for (auto It = llvm::scc_begin(Whole); !It.isAtEnd(); ++It) {
    if (It->front().second == Next.size())
      continue;
    std::vector<unsigned> &Members = All.emplace_back();
    for (const NodeRef &Member : *It)
      Members.push_back(Member.second);
    llvm::sort(Members);
  }
  return All;
}

} // namespace async_tidy
