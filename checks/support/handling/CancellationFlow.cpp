// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "CancellationFlow.h"
#include "support/bodies/Branches.h"
#include "support/code/Names.h"

using namespace clang;

namespace async_tidy {

/// What is asked of the ways behind one place.
struct CancellationFlow::Way {
  const CancellationTests &Tests;
  const Cancellation &By;
  /// The innermost loop around the place.
  const Loop *Around = nullptr;
  /// Whatever is awaited next is cancelled as well.
  bool Persists = false;
  /// What stands in the first block has run.
  bool BeginsAtEnd = false;
  /// A block that must be on the way.
  const CFGBlock *Test = nullptr;
};

/// A block that may run behind the place.
struct CancellationFlow::Node {
  const CFGBlock *Block = nullptr;
  const AwaitSite *Reached = nullptr;
  /// The blocks that may follow, and their numbers among the nodes.
  llvm::SmallVector<const CFGBlock *, 2> Ways;
  llvm::SmallVector<unsigned, 2> Next;
  /// What decides between the ways on.
  const Expr *Condition = nullptr;
  CancelledAnswer Answer = CancelledAnswer::Ignores;
  /// One of its ways leads to such a suspension point.
  bool Reaches = false;
};

/// Whether the way behind \p Block, which computes \p Test, hangs on it.
static bool decides(const Expr &Test, const CFGBlock &Block,
                    const BodyGraph &Graph) {
  const Expr *Condition = conditionAtEnd(Block, Graph);
  if (!Condition && Block.succ_size() == 1 && Block.succ_begin()->isReachable())
    Condition = conditionAtEnd(*Block.succ_begin()->getReachableBlock(), Graph);
  return Condition && isPartOf(Test, *Condition);
}

CancellationFlow::CancellationFlow(const CancellationSites &Sites, Body &Code)
    : Sites(Sites), Code(Code), Graph(Code.graph()) {
  if (!Graph.cfg())
    return;
  for (const CFGBlock *Block : *Graph.cfg())
    if (const auto *Handler = dyn_cast_or_null<CXXCatchStmt>(Block->getLabel()))
      Handlers[Handler] = Block;
  for (const AwaitSite &Site : Sites.awaits())
    for (const BodyGraph::Place &At : Graph.placesOf(*Site.Of)) {
      const auto [Found, IsNew] = Awaits.try_emplace(At.Block, At.Index, &Site);
      if (!IsNew && At.Index < Found->second.first)
        Found->second = {At.Index, &Site};
    }
}

bool CancellationFlow::isNextRound(const AwaitSite &Reached, const Way &Along) {
  if (Along.Around && !isWithin(Reached.Around, *Along.Around))
    return false;
  if (!Along.Persists)
    return true;
  // It throws at once: whether that ends the loop is up to its handlers.
  for (const TryBlock *Try = Reached.Try; Try; Try = Try->Outer)
    if (CancellationSites::handlerOf(*Try, Along.By))
      return Along.Around && isWithin(Try->Around, *Along.Around);
  return false;
}

CancellationFlow::Node CancellationFlow::read(const CFGBlock &Block,
                                              const Way &Along,
                                              bool IsBehind) const {
  Node Read;
  Read.Block = &Block;
  const auto Found = Awaits.find(&Block);
  const AwaitSite *Await =
      Found == Awaits.end() || IsBehind ? nullptr : Found->second.second;
  const unsigned End = Await ? Found->second.first : Block.size();
  for (unsigned I = IsBehind ? End : 0; I != End; ++I)
    if (const auto Statement = Block[I].getAs<CFGStmt>();
        Statement && isa<CXXThrowExpr>(Statement->getStmt()))
      return Read;
  if (Await) {
    if (isNextRound(*Await, Along))
      Read.Reached = Await;
    return Read;
  }
  if (Block.hasNoReturnElement())
    return Read;
  Read.Condition = conditionAtEnd(Block, Graph);
  if (Read.Condition)
    Read.Answer = Along.Tests.answerOf(*Read.Condition);
  if (isa_and_nonnull<SwitchStmt>(Block.getTerminatorStmt()))
    Read.Answer = CancelledAnswer::Looks;
  unsigned Index = 0;
  for (const CFGBlock::AdjacentBlock &Next : Block.succs()) {
    const bool IsTaken =
        Block.succ_size() != 2 ||
        ((Read.Answer != CancelledAnswer::True || Index == 0) &&
         (Read.Answer != CancelledAnswer::False || Index == 1));
    if (IsTaken && Next.isReachable())
      Read.Ways.push_back(Next.getReachableBlock());
    ++Index;
  }
  return Read;
}

std::vector<CancellationFlow::Node>
CancellationFlow::readAll(const CFGBlock &Start, const Way &Along) const {
  std::vector<Node> Nodes{read(Start, Along, Along.BeginsAtEnd)};
  llvm::DenseMap<const CFGBlock *, unsigned> Numbers;
  // Behind its end it may come round to its beginning.
  if (!Along.BeginsAtEnd)
    Numbers[&Start] = 0;
  std::vector<std::vector<unsigned>> From(1);
  for (unsigned I = 0; I != Nodes.size(); ++I)
    for (const CFGBlock *Next :
         llvm::SmallVector<const CFGBlock *, 2>(Nodes[I].Ways)) {
      const auto [Number, IsNew] = Numbers.try_emplace(Next, Nodes.size());
      if (IsNew) {
        Nodes.push_back(read(*Next, Along, false));
        From.emplace_back();
      }
      Nodes[I].Next.push_back(Number->second);
      From[Number->second].push_back(I);
    }
  std::vector<unsigned> Open;
  for (unsigned I = 0; I != Nodes.size(); ++I)
    if (Nodes[I].Reached)
      Open.push_back(I);
  while (!Open.empty()) {
    const unsigned Number = Open.back();
    Open.pop_back();
    if (!std::exchange(Nodes[Number].Reaches, true))
      llvm::append_range(Open, From[Number]);
  }
  return Nodes;
}

const AwaitSite *CancellationFlow::follow(const CFGBlock &Start,
                                          const Way &Along) const {
  const std::vector<Node> Nodes = readAll(Start, Along);
  std::vector<unsigned> Ways{0};
  std::vector<char> Seen(Nodes.size());
  const AwaitSite *Reached = nullptr;
  bool IsTested = !Along.Test;
  for (unsigned I = 0; I != Ways.size(); ++I) {
    const Node &At = Nodes[Ways[I]];
    if (!At.Reaches || std::exchange(Seen[Ways[I]], true))
      continue;
    if (!Reached)
      Reached = At.Reached;
    IsTested |= At.Block == Along.Test;
    if (At.Next.size() > 1) {
      const bool Decides = llvm::any_of(
          At.Next, [&](unsigned Next) { return !Nodes[Next].Reaches; });
      if (Decides ? Along.Persists || At.Answer == CancelledAnswer::Looks
                  : At.Condition && Along.Tests.asksForOutcome(*At.Condition))
        continue;
    }
    llvm::append_range(Ways, At.Next);
  }
  return IsTested ? Reached : nullptr;
}

/// Whether the loop is left by a test that may look at the cancellation, in
/// this round or the next, behind what else it awaits.
///     co_await yield(); if (shutting_down()) co_return;
bool CancellationFlow::mayLeaveLater(const CaughtCancellation &Caught,
                                     const CancellationTests &Tests) const {
  const Loop *Around = Caught.Try->Around;
  return Around && llvm::any_of(Sites.leavingTests(), [&](const auto &Test) {
           for (const TryBlock *Try = Test.Try; Try; Try = Try->Outer)
             if (Try == Caught.Try)
               return false;
           return isWithin(Test.Around, *Around) &&
                  (!Test.LeavesLoopOnly || Test.Around == Around) &&
                  Tests.answerOf(*Test.Condition) == CancelledAnswer::Looks;
         });
}

const AwaitSite *CancellationFlow::behind(const CaughtCancellation &Caught) {
  if (!Graph.cfg())
    return nullptr;
  const CancellationTests Tests({Caught.By, Caught.Handler->getExceptionDecl(),
                                 Caught.Handler, Caught.Try->Of},
                                Code);
  const CFGBlock *Begin = Handlers.lookup(Caught.Handler);
  if (!Begin || mayLeaveLater(Caught, Tests))
    return nullptr;
  return follow(*Begin,
                {Tests, *Caught.By, Caught.Try->Around, Caught.By->Persists});
}

const AwaitSite *CancellationFlow::behind(const CodeTest &Test) {
  if (!Graph.cfg() || Graph.placesOf(*strip(Test.Of)).empty() ||
      Graph.placesOf(*Test.From->Of).empty())
    return nullptr;
  const CFGBlock &Tested = *Graph.placesOf(*strip(Test.Of)).front().Block;
  if (!decides(*strip(Test.Of), Tested, Graph))
    return nullptr;
  const CancellationTests Tests({Test.By, Test.Error}, Code);
  Way Along{Tests, *Test.By, Test.From->Around};
  Along.BeginsAtEnd = true;
  Along.Test = &Tested;
  return follow(*Graph.placesOf(*Test.From->Of).front().Block, Along);
}

} // namespace async_tidy
