// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "BodyFlow.h"
#include "support/blocking/Blocking.h"
#include "support/code/Names.h"
#include "support/coroutines/Coroutine.h"
#include <array>
#include <set>

using namespace clang;

namespace async_tidy {

BodyFlow::BodyFlow(const FunctionDecl &Function, AsyncModel &Model)
    : Function(Function), Model(Model), Read(Model.bodyOf(Function)),
      Graph(Read->graph(GraphKind::Lifetimes).cfg()) {}

static const Stmt *statementOf(const CFGElement &Element) {
  const std::optional<CFGStmt> S = Element.getAs<CFGStmt>();
  return S ? S->getStmt() : nullptr;
}

static bool suspends(const CFGElement &Element) {
  const auto *Point =
      dyn_cast_or_null<CoroutineSuspendExpr>(statementOf(Element));
  return Point && !neverSuspends(*Point);
}

void BodyFlow::forEachLate(bool SuspendsFirst,
                           llvm::function_ref<void(const Stmt &)> Found) const {
  if (!Graph)
    return;
  std::set<const CFGBlock *> Reached, Suspended;
  std::vector<const CFGBlock *> Left = {&Graph->getEntry()};
  if (SuspendsFirst)
    Suspended.insert(&Graph->getEntry());
  // A block is looked at once more when it turns out to be late.
  while (!Left.empty()) {
    const CFGBlock *Block = Left.back();
    Left.pop_back();
    Reached.insert(Block);
    const bool IsLate =
        Suspended.count(Block) || llvm::any_of(*Block, suspends);
    for (const CFGBlock *Next : Block->succs())
      if (Next &&
          (!Reached.count(Next) || (IsLate && !Suspended.count(Next)))) {
        if (IsLate)
          Suspended.insert(Next);
        Left.push_back(Next);
      }
  }
  for (const CFGBlock *Block : *Graph) {
    bool IsLate = Suspended.count(Block);
    if (!Reached.count(Block))
      continue;
    for (const CFGElement &Element : *Block) {
      IsLate |= suspends(Element);
      if (const Stmt *Statement = statementOf(Element); Statement && IsLate)
        Found(*Statement);
    }
  }
}

void BodyFlow::forEachLateMention(
    bool SuspendsFirst,
    llvm::function_ref<void(const DeclRefExpr &)> Found) const {
  forEachLate(SuspendsFirst, [&](const Stmt &Statement) {
    if (const auto *Named = dyn_cast<DeclRefExpr>(&Statement))
      Found(*Named);
  });
}

static bool isOfStandard(const FunctionDecl &Called) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Called);
  return Called.getBuiltinID() ||
         (Method ? Method->getParent()->isInStdNamespace()
                 : Called.isInStdNamespace());
}

bool BodyFlow::waits(const CFGElement &Element) const {
  if (const std::optional<CFGLifetimeEnds> End =
          Element.getAs<CFGLifetimeEnds>())
    return Model.get<Blocking>().ofDestruction(End->getVarDecl()->getType());
  const Stmt *S = statementOf(Element);
  // What throws waits for nobody, but is a way of its own.
  if (isa_and_nonnull<CoroutineSuspendExpr, CXXThrowExpr>(S))
    return true;
  const auto *Call = dyn_cast_or_null<CallExpr>(S);
  if (!Call)
    return false;
  if (Model.get<Blocking>().ofCall(*Call))
    return true;
  const FunctionDecl *Called = Call->getDirectCallee();
  return !coroutineBody(Function) && !(Called && isOfStandard(*Called));
}

llvm::ArrayRef<BodyFlow::Milestone>
BodyFlow::milestonesOf(const CFGBlock &Block) const {
  using Kind = Milestone::Kind;
  Milestones.resize(Graph->getNumBlockIDs());
  std::optional<std::vector<Milestone>> &Found = Milestones[Block.getBlockID()];
  if (Found)
    return *Found;
  Found.emplace();
  for (unsigned I = 0; I != Block.size(); ++I) {
    const CFGElement &Element = Block[I];
    if (const auto End = Element.getAs<CFGLifetimeEnds>())
      Found->push_back({Kind::Ends, I, End->getVarDecl()});
    else if (const auto *Named =
                 dyn_cast_or_null<DeclRefExpr>(statementOf(Element)))
      if (const auto *Variable = dyn_cast<VarDecl>(Named->getDecl()))
        Found->push_back({Kind::Names, I, Variable});
    if (waits(Element))
      Found->push_back({Kind::Waits, I, nullptr});
  }
  return *Found;
}

bool BodyFlow::diesUnwaited(const Stmt &From, const VarDecl &Local,
                            const VarDecl *Holder) const {
  using Kind = Milestone::Kind;
  if (!Graph)
    return false;
  // What only ends temporaries is no element of the graph.
  const auto *Value = dyn_cast<Expr>(&From);
  const Stmt *Start = Value ? strip(Value) : &From;
  // A place in a block, and whether the variable is dead by then.
  struct Place {
    const CFGBlock *Block;
    size_t Index;
    bool IsDead;
  };
  std::vector<Place> Left;
  std::vector<std::array<bool, 2>> Seen(Graph->getNumBlockIDs());
  for (const auto &[Block, Index] :
       Read->graph(GraphKind::Lifetimes).placesOf(*Start))
    Left.push_back({Block, Index + 1, false});
  while (!Left.empty()) {
    auto [Block, Index, IsDead] = Left.back();
    Left.pop_back();
    bool GoesOn = !Block->hasNoReturnElement();
    for (const Milestone &Each : milestonesOf(*Block)) {
      if (!GoesOn)
        break;
      if (Each.Index < Index)
        continue;
      if (Each.What == Kind::Ends && Each.Variable == &Local) {
        if (!Holder)
          return true;
        IsDead = true;
      } else if (Each.What == Kind::Names && Each.Variable == Holder &&
                 IsDead) {
        return true;
      } else if (Each.What == Kind::Waits
                     ? !IsDead
                     : Each.What == Kind::Ends && Each.Variable == Holder) {
        GoesOn = false;
      }
    }
    if (!GoesOn)
      continue;
    // A parameter dies there.
    if (Block == &Graph->getExit() && !Holder)
      return true;
    for (const CFGBlock *Next : Block->succs())
      if (Next && !std::exchange(Seen[Next->getBlockID()][IsDead], true))
        Left.push_back({Next, 0, IsDead});
  }
  return false;
}

} // namespace async_tidy
