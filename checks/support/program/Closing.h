// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_PROGRAM_CLOSING_H
#define ASYNC_TIDY_CHECKS_SUPPORT_PROGRAM_CLOSING_H

#include "support/code/Components.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SetVector.h"
#include <utility>
#include <vector>

namespace async_tidy {

/// Finds the least that holds of all \p Nodes together, which use what holds of
/// others: components of those that use each other one after the other, what
/// they use first, and in a component by rounds that see what the round before
/// has left. So the order of nodes is not to be seen in what is found.
///
/// \p UsedBy are those that a node uses; \p Evaluate says what holds of a node
/// as far as is known of them, \p Update keeps that and says whether it is more
/// than before.
template <typename Node, typename Value>
void closeOver(llvm::ArrayRef<Node *> Nodes,
               llvm::function_ref<std::vector<Node *>(const Node &)> UsedBy,
               llvm::function_ref<Value(const Node &)> Evaluate,
               llvm::function_ref<bool(Node &, Value)> Update) {
  llvm::DenseMap<const Node *, unsigned> Numbers;
  for (const auto &[Number, N] : llvm::enumerate(Nodes))
    Numbers[N] = Number;
  std::vector<std::vector<unsigned>> Uses(Nodes.size()), Users(Nodes.size());
  for (unsigned User = 0; User != Nodes.size(); ++User)
    for (const Node *Used : UsedBy(*Nodes[User]))
      if (auto It = Numbers.find(Used); It != Numbers.end()) {
        Uses[User].push_back(It->second);
        Users[It->second].push_back(User);
      }
  std::vector<unsigned> ComponentOf(Nodes.size());
  const std::vector<std::vector<unsigned>> All = components(Uses);
  for (unsigned I = 0; I != All.size(); ++I)
    for (unsigned Number : All[I])
      ComponentOf[Number] = I;
  for (unsigned I = 0; I != All.size(); ++I) {
    llvm::SetVector<unsigned> Left(All[I].begin(), All[I].end());
    while (!Left.empty()) {
      std::vector<std::pair<unsigned, Value>> Found;
      for (unsigned Number : Left)
        Found.emplace_back(Number, Evaluate(*Nodes[Number]));
      Left.clear();
      for (auto &[Number, V] : Found)
        if (Update(*Nodes[Number], std::move(V)))
          for (unsigned User : Users[Number])
            if (ComponentOf[User] == I)
              Left.insert(User);
    }
  }
}

/// Finds what can be reached, and by how few steps: a node is reached in the
/// first round in which \p IsReached says so of what rounds before have
/// reached, and may keep why. \p Reach shows that to later rounds; \p Users are
/// the nodes for which it matters.
template <typename Node>
void closeByRounds(
    std::vector<Node *> Left,
    llvm::function_ref<bool(Node &, unsigned Round)> IsReached,
    llvm::function_ref<void(Node &, unsigned Round)> Reach,
    llvm::function_ref<std::vector<Node *>(const Node &)> Users) {
  for (unsigned Round = 0; !Left.empty(); ++Round) {
    std::vector<Node *> Reached;
    llvm::SetVector<Node *> Next;
    for (Node *N : Left)
      if (IsReached(*N, Round))
        Reached.push_back(N);
      else if (Round == 0)
        // It may be reached without any use.
        Next.insert(N);
    for (Node *N : Reached)
      Reach(*N, Round);
    for (const Node *N : Reached)
      Next.insert_range(Users(*N));
    Left.assign(Next.begin(), Next.end());
  }
}

/// Finds the least that holds of all \p Nodes together, where a node adds to
/// what holds of others, until nothing changes: \p Spread adds what follows
/// from a node, and gives those to which that is new. Nothing is taken back, so
/// the order of nodes is not to be seen in what is found.
///
/// For nodes that meet in a third thing, a field, say, that many write and many
/// read: closeOver() would be told of every pair of them.
template <typename Node>
void closeBySpreading(
    llvm::ArrayRef<Node *> Nodes,
    llvm::function_ref<std::vector<Node *>(const Node &)> Spread) {
  llvm::SetVector<Node *> Left(Nodes.begin(), Nodes.end());
  while (!Left.empty())
    Left.insert_range(Spread(*Left.pop_back_val()));
}

} // namespace async_tidy

#endif
