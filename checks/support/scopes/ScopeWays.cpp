// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ScopeWays.h"
#include "support/bodies/Branches.h"
#include "support/code/Names.h"
#include "clang/Analysis/CFG.h"

using namespace clang;

namespace async_tidy {

ScopeWays::ScopeWays(const ScopeUse &Use, Body &Code)
    : Use(Use), Graph(Code.graph(GraphKind::Lifetimes)) {
  if (!Graph.cfg())
    return;
  for (const ScopeEvent &Event : Use.Events) {
    const auto Places = Graph.placesOf(*strip(Event.At));
    IsComplete &= !Places.empty();
    for (const BodyGraph::Place &P : Places)
      At[P.Block].push_back({P.Index, &Event});
  }
  for (auto &[Block, Events] : At)
    llvm::sort(Events, llvm::less_first());
  if (!IsComplete)
    return;
  findFates();
  llvm::SmallVector<const CFGBlock *, 4> Eventful;
  for (const auto &[Block, Events] : At)
    Eventful.push_back(Block);
  spread(Open, Eventful, &ScopeWays::openAfter);
  const CFGBlock *Entry = &Graph.cfg()->getEntry();
  Fresh.insert(Entry);
  spread(Fresh, Entry, &ScopeWays::freshAfter);
}

bool ScopeWays::isEnd(const CFGElement &Element) const {
  if (const auto End = Element.getAs<CFGLifetimeEnds>())
    return End->getVarDecl() == Use.Of;
  // The next round of a loop: the last one's is gone.
  const auto Statement = Element.getAs<CFGStmt>();
  const auto *Declared =
      Statement ? dyn_cast<DeclStmt>(Statement->getStmt()) : nullptr;
  return Declared && Declared->isSingleDecl() &&
         Declared->getSingleDecl() == Use.Of;
}

/// What becomes of a scope with work from the element \p From of \p Block on.
ScopeWays::Fate ScopeWays::fateIn(const CFGBlock &Block, unsigned From) const {
  const auto Events = At.find(&Block);
  for (unsigned I = From; I < Block.size(); ++I) {
    if (isEnd(Block[I]))
      return Fate::Dead;
    if (Events == At.end())
      continue;
    for (const auto &[Index, Event] : Events->second)
      if (Index == I && Event->What != ScopeEvent::Kind::Starts)
        return Event->What == ScopeEvent::Kind::Joins ? Fate::Joined
                                                      : Fate::Dead;
  }
  if (Block.hasNoReturnElement())
    return Fate::Stops;
  return &Block == &Graph.cfg()->getExit() ? Fate::Dead : Fate::GoesOn;
}

bool ScopeWays::decides(const CFGBlock &From, const CFGBlock &To) const {
  return !Joining.contains(&To) &&
         llvm::any_of(From.succs(), [&](const CFGBlock::AdjacentBlock &Next) {
           return Next.isReachable() &&
                  Joining.contains(Next.getReachableBlock());
         });
}

bool ScopeWays::isWay(const CFGBlock &From, const CFGBlock &To) const {
  if (!decides(From, To))
    return true;
  const Expr *Condition = conditionAtEnd(From, Graph);
  return Condition && !Condition->getBeginLoc().isMacroID() &&
         !isa<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt>(
             From.getTerminatorStmt());
}

void ScopeWays::findFates() {
  Blocks GoesOn;
  llvm::SmallVector<const CFGBlock *, 16> Left, Dead;
  for (const CFGBlock *Block : *Graph.cfg()) {
    const Fate Here = fateIn(*Block, 0);
    if (Here == Fate::GoesOn)
      GoesOn.insert(Block);
    else if (Here == Fate::Joined)
      Left.push_back(Block);
    else if (Here == Fate::Dead)
      Dead.push_back(Block);
  }
  const auto Spread = [&](Blocks &Into, auto IsWay) {
    Into.insert(Left.begin(), Left.end());
    while (!Left.empty()) {
      const CFGBlock *To = Left.pop_back_val();
      for (const CFGBlock::AdjacentBlock &Before : To->preds())
        if (const CFGBlock *From = Before.getReachableBlock();
            From && GoesOn.contains(From) && IsWay(*From, *To) &&
            Into.insert(From).second)
          Left.push_back(From);
    }
  };
  Spread(Joining, [](const auto &...) { return true; });
  Left = Dead;
  Spread(Leaking, [this](const CFGBlock &From, const CFGBlock &To) {
    return isWay(From, To);
  });
}

bool ScopeWays::openAfter(const CFGBlock &Block, unsigned Count,
                          bool IsOpen) const {
  const auto Events = At.find(&Block);
  for (unsigned I = 0; I != Count; ++I) {
    if (isEnd(Block[I]))
      IsOpen = false;
    if (Events != At.end())
      for (const auto &[Index, Event] : Events->second)
        if (Index == I)
          IsOpen = Event->What == ScopeEvent::Kind::Starts;
  }
  return IsOpen;
}

bool ScopeWays::freshAfter(const CFGBlock &Block, unsigned Count,
                           bool IsFresh) const {
  const auto Events = At.find(&Block);
  for (unsigned I = 0; I != Count; ++I) {
    IsFresh |= isEnd(Block[I]);
    if (Events != At.end())
      for (const auto &[Index, Event] : Events->second)
        if (Index == I && Event->What == ScopeEvent::Kind::Joins)
          IsFresh = false;
  }
  return IsFresh;
}

void ScopeWays::spread(Blocks &Into, llvm::ArrayRef<const CFGBlock *> From,
                       bool (ScopeWays::*After)(const CFGBlock &, unsigned,
                                                bool) const) const {
  llvm::SmallVector<const CFGBlock *, 16> Left(From);
  Blocks Seen;
  while (!Left.empty()) {
    const CFGBlock *Block = Left.pop_back_val();
    if (Seen.insert(Block).second &&
        (this->*After)(*Block, Block->size(), Into.contains(Block)))
      for (const CFGBlock::AdjacentBlock &Next : Block->succs())
        if (Next.isReachable() && Into.insert(Next).second) {
          // Once more, with what is known of its beginning now.
          Seen.erase(Next.getReachableBlock());
          Left.push_back(Next);
        }
  }
}

bool ScopeWays::isOpenAt(const Stmt &Statement) const {
  return llvm::any_of(
      Graph.placesOf(Statement), [&](const BodyGraph::Place &P) {
        return openAfter(*P.Block, P.Index, Open.contains(P.Block));
      });
}

bool ScopeWays::leadsToJoin(const Stmt &Statement) const {
  llvm::SmallVector<std::pair<const CFGBlock *, unsigned>, 16> Left;
  for (const BodyGraph::Place &P : Graph.placesOf(Statement))
    Left.push_back({P.Block, P.Index + 1});
  Blocks Seen;
  bool Ends = false;
  while (!Left.empty()) {
    const auto [Block, From] = Left.pop_back_val();
    const auto Events = At.find(Block);
    Ends |= Block == &Graph.cfg()->getExit();
    bool GoesOn = !Block->hasNoReturnElement();
    for (unsigned I = From; GoesOn && I < Block->size(); ++I) {
      GoesOn = !isEnd((*Block)[I]);
      Ends |= !GoesOn;
      if (Events != At.end())
        for (const auto &[Index, Event] : Events->second)
          if (GoesOn && Index == I) {
            if (Event->What == ScopeEvent::Kind::Joins)
              return true;
            GoesOn = false;
          }
    }
    if (GoesOn)
      for (const CFGBlock::AdjacentBlock &Next : Block->succs())
        if (const CFGBlock *To = Next.getReachableBlock();
            To && Seen.insert(To).second)
          Left.push_back({To, 0});
  }
  return !Ends;
}

bool ScopeWays::leaksFrom(const CXXCatchStmt &Handler,
                          Excluded Excludes) const {
  std::vector<Step> Steps;
  for (const CFGBlock *Block : *Graph.cfg())
    if (Block->getLabel() == &Handler)
      Steps.push_back({Block, 0, 0});
  return follow(Steps, Excludes).has_value();
}

/// What is to be said of the way whose last step is \p Last.
ScopeLeak ScopeWays::leakOn(llvm::ArrayRef<Step> Steps, unsigned Last) const {
  ScopeLeak Found;
  for (unsigned S = Last;; S = Steps[S].Before) {
    const CFGBlock &Block = *Steps[S].Block;
    const Stmt *End = Block.getTerminatorStmt();
    if (isa_and_nonnull<BreakStmt, ContinueStmt, GotoStmt>(End))
      Found.Jump = End;
    for (unsigned I = Steps[S].From; I < Block.size(); ++I)
      if (const auto Statement = Block[I].getAs<CFGStmt>();
          Statement &&
          isa<ReturnStmt, CoreturnStmt, CXXThrowExpr>(Statement->getStmt()))
        Found.Jump = Statement->getStmt();
    if (S == Steps[S].Before)
      break;
    if (const CFGBlock &Decider = *Steps[Steps[S].Before].Block;
        decides(Decider, Block)) {
      Found.Condition = conditionAtEnd(Decider, Graph);
      return Found;
    }
  }
  return {};
}

std::optional<unsigned> ScopeWays::follow(std::vector<Step> &Steps,
                                          Excluded Excludes) const {
  Blocks Seen;
  for (unsigned I = 0; I != Steps.size(); ++I) {
    const auto [Block, From, Before] = Steps[I];
    const Fate Here = fateIn(*Block, From);
    if (Here == Fate::Dead)
      return I;
    if (Here != Fate::GoesOn)
      continue;
    for (const CFGBlock::AdjacentBlock &Next : Block->succs()) {
      const CFGBlock *To = Next.getReachableBlock();
      if (!To || !Leaking.contains(To) || !isWay(*Block, *To) ||
          (decides(*Block, *To) && Excludes(*conditionAtEnd(*Block, Graph))))
        continue;
      if (Seen.insert(To).second)
        Steps.push_back({To, 0, I});
    }
  }
  return std::nullopt;
}

std::optional<ScopeLeak> ScopeWays::leakBehind(const ScopeEvent &Start,
                                               Excluded Excludes) const {
  std::vector<Step> Steps;
  for (const BodyGraph::Place &P : Graph.placesOf(*strip(Start.At)))
    if (freshAfter(*P.Block, P.Index, Fresh.contains(P.Block)))
      Steps.push_back(
          {P.Block, P.Index + 1, static_cast<unsigned>(Steps.size())});
  const std::optional<unsigned> Last = follow(Steps, Excludes);
  return Last ? std::optional(leakOn(Steps, *Last)) : std::nullopt;
}

} // namespace async_tidy
