// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "TaskLife.h"
#include "support/code/Names.h"
#include "support/coroutines/Coroutine.h"
#include "clang/Analysis/CFG.h"

using namespace clang;

namespace async_tidy {

namespace {

/// What becomes of a slot's task from some point on: a set of these.
enum Fate : uint8_t { None = 0, IsUsed = 1, IsDropped = 2, IsOverwritten = 4 };

/// The fates of all slots at one point. Most have the same: those that are not
/// alive there.
class Fates {
public:
  explicit Fates(uint8_t Rest = None) : Rest(Rest) {}

  uint8_t of(unsigned Slot) const {
    const auto *It = find(Slot);
    return It != Own.end() && It->first == Slot ? It->second : Rest;
  }
  void set(unsigned Slot, uint8_t Fate) {
    auto *It = Own.begin() + (find(Slot) - Own.begin());
    const bool IsOwn = It != Own.end() && It->first == Slot;
    if (Fate == Rest) {
      if (IsOwn)
        Own.erase(It);
    } else if (IsOwn) {
      It->second = Fate;
    } else {
      Own.insert(It, {Slot, Fate});
    }
  }
  Fates &operator|=(const Fates &Other) {
    Fates Both(Rest | Other.Rest);
    const auto *A = Own.begin(), *B = Other.Own.begin();
    while (A != Own.end() || B != Other.Own.end()) {
      const bool TakesA =
          A != Own.end() && (B == Other.Own.end() || A->first <= B->first);
      const bool TakesB =
          B != Other.Own.end() && (A == Own.end() || B->first <= A->first);
      const unsigned Slot = TakesA ? A->first : B->first;
      const uint8_t Fate =
          (TakesA ? A->second : Rest) | (TakesB ? B->second : Other.Rest);
      if (Fate != Both.Rest)
        Both.Own.push_back({Slot, Fate});
      A += TakesA;
      B += TakesB;
    }
    return *this = std::move(Both);
  }
  bool operator==(const Fates &Other) const {
    return Rest == Other.Rest && Own == Other.Own;
  }

private:
  using Entry = std::pair<unsigned, uint8_t>;
  const Entry *find(unsigned Slot) const {
    return llvm::lower_bound(
        Own, Slot, [](const Entry &E, unsigned S) { return E.first < S; });
  }

  uint8_t Rest;
  /// By slot, those whose fate is another.
  llvm::SmallVector<Entry, 4> Own;
};

/// Of a statement or a declared variable, the slots and the events.
using EventMap = llvm::DenseMap<
    const void *, llvm::SmallVector<std::pair<unsigned, const TaskEvent *>, 1>>;

/// Backwards over the CFG: which fates are possible from here?
class FateAnalysis {
public:
  FateAnalysis(const CFG &Graph, const std::vector<TaskSlot> &Slots)
      : Graph(Graph), Slots(Slots), AtStart(Graph.getNumBlockIDs()) {
    placeEvents();
  }

  void run() {
    AtStart[Graph.getExit().getBlockID()] = Fates(IsDropped);
    for (bool Changed = true; Changed;) {
      Changed = false;
      // A block's number is below those that lead to it, but for loops.
      for (const CFGBlock *Block : Graph) {
        if (Block == &Graph.getExit())
          continue;
        Fates Before = transfer(*Block, [](auto &&...) {});
        Changed |= !(Before == AtStart[Block->getBlockID()]);
        AtStart[Block->getBlockID()] = std::move(Before);
      }
    }
  }

  /// Calls \p Visit for every event with the fates that follow it.
  void forEachMade(llvm::function_ref<void(unsigned, const TaskEvent &, uint8_t,
                                           const CFGBlock &)>
                       Visit) const {
    for (const CFGBlock *Block : Graph)
      transfer(*Block,
               [&](unsigned Slot, const TaskEvent &Event, uint8_t After) {
                 if (Event.What == TaskEvent::Kind::Made)
                   Visit(Slot, Event, After, *Block);
               });
  }

  /// The first thing that happens to the slot behind \p Made and passes
  /// \p Test, without a use in between.
  template <typename Test>
  const Stmt *firstBehind(unsigned Slot, const TaskEvent &Made,
                          const CFGBlock &Start, Test Passes) const {
    llvm::SmallPtrSet<const CFGBlock *, 16> Seen;
    llvm::SmallVector<const CFGBlock *, 16> Queue;
    if (const Stmt *Found = scan(Start, Slot, &Made, Passes, Queue))
      return Found;
    for (size_t I = 0; I != Queue.size(); ++I)
      if (Seen.insert(Queue[I]).second)
        if (const Stmt *Found = scan(*Queue[I], Slot, nullptr, Passes, Queue))
          return Found;
    return nullptr;
  }

  const TaskEvent *eventAt(const Stmt *S, unsigned Slot) const {
    for (const auto &[Of, Event] : eventsAt(*S))
      if (Of == Slot)
        return Event;
    return nullptr;
  }

  /// Whether the CFG has a place for all that happens to the slot.
  bool isComplete(unsigned Slot) const { return !Lost.contains(Slot); }

private:
  /// Events stand at statements that the CFG has: the mention, or the nearest
  /// one around it.
  void placeEvents() {
    llvm::DenseSet<const Stmt *> InGraph;
    for (const CFGBlock *Block : Graph)
      for (const CFGElement &Element : *Block)
        if (auto Statement = Element.getAs<CFGStmt>())
          InGraph.insert(Statement->getStmt());
    for (unsigned I = 0; I != Slots.size(); ++I)
      for (const TaskEvent &Event : Slots[I].Events) {
        const Stmt *At = Event.At;
        for (size_t Depth = Event.Around.size();
             !Event.Declaration && Depth && !InGraph.contains(At);)
          At = Event.Around[--Depth];
        if (!Event.Declaration && !InGraph.contains(At))
          Lost.insert(I);
        Events[Event.Declaration ? (const void *)Event.Declaration : At]
            .push_back({I, &Event});
      }
  }

  /// int a, b; is two statements in the CFG.
  llvm::ArrayRef<std::pair<unsigned, const TaskEvent *>>
  eventsAt(const Stmt &S) const {
    auto It = Events.find(&S);
    if (const auto *Declaration = dyn_cast<DeclStmt>(&S);
        Declaration && Declaration->isSingleDecl() && It == Events.end())
      It = Events.find(Declaration->getSingleDecl());
    if (It == Events.end())
      return {};
    return It->second;
  }

  template <typename Visitor>
  Fates transfer(const CFGBlock &Block, Visitor Visit) const {
    Fates State;
    if (!Block.hasNoReturnElement())
      for (const CFGBlock::AdjacentBlock &Next : Block.succs())
        if (Next.isReachable())
          State |= AtStart[Next->getBlockID()];
    for (const CFGElement &Element : llvm::reverse(Block)) {
      auto Statement = Element.getAs<CFGStmt>();
      if (!Statement)
        continue;
      if (isa<CXXThrowExpr>(Statement->getStmt()))
        State = Fates();
      for (const auto &[Slot, Event] :
           llvm::reverse(eventsAt(*Statement->getStmt()))) {
        Visit(Slot, *Event, State.of(Slot));
        State.set(Slot, before(*Event, State.of(Slot)));
      }
    }
    return State;
  }

  static uint8_t before(const TaskEvent &Event, uint8_t After) {
    switch (Event.What) {
    case TaskEvent::Kind::Used:
      return IsUsed;
    case TaskEvent::Kind::Made:
      if (Event.Declaration)
        return IsDropped;
      return Event.Overwrites ? uint8_t(IsOverwritten) : After;
    case TaskEvent::Kind::Declared:
      // The next round of a loop: the last one's is gone.
      return IsDropped;
    case TaskEvent::Kind::Read:
      return After;
    }
    llvm_unreachable("all kinds are told apart");
  }

  template <typename Test>
  const Stmt *scan(const CFGBlock &Block, unsigned Slot, const TaskEvent *From,
                   Test Passes,
                   llvm::SmallVectorImpl<const CFGBlock *> &Queue) const {
    for (const CFGElement &Element : Block) {
      auto Statement = Element.getAs<CFGStmt>();
      if (!Statement)
        continue;
      const Stmt *S = Statement->getStmt();
      const TaskEvent *Event = eventAt(S, Slot);
      if (From) {
        if (Event == From)
          From = nullptr;
        continue;
      }
      if (Passes(*S, Event))
        return S;
      if (Event && Event->What != TaskEvent::Kind::Read)
        return nullptr;
    }
    for (const CFGBlock::AdjacentBlock &Next : Block.succs())
      if (Next.isReachable())
        Queue.push_back(Next);
    return nullptr;
  }

  const CFG &Graph;
  const std::vector<TaskSlot> &Slots;
  EventMap Events;
  llvm::DenseSet<unsigned> Lost;
  std::vector<Fates> AtStart;
};

} // namespace

/// Whether control never goes on behind \p S.
static bool endsInJump(const Stmt *S) {
  if (!S)
    return false;
  if (const auto *Block = dyn_cast<CompoundStmt>(S))
    return !Block->body_empty() && endsInJump(Block->body_back());
  if (const auto *If = dyn_cast<IfStmt>(S))
    return endsInJump(If->getThen()) && endsInJump(If->getElse());
  if (const auto *Cleanups = dyn_cast<ExprWithCleanups>(S))
    return endsInJump(Cleanups->getSubExpr());
  if (const auto *Call = dyn_cast<CallExpr>(S)) {
    const FunctionDecl *Called = Call->getDirectCallee();
    return Called && Called->isNoReturn();
  }
  return isa<ReturnStmt, CoreturnStmt, BreakStmt, ContinueStmt, GotoStmt,
             CXXThrowExpr>(S);
}

/// The outermost if around the slot's only use and inside the scope of its
/// declaration, where both of its ways go on to the same code and nothing but
/// ifs decides on the use.
static const IfStmt *decidingIf(const TaskEvent &Made, const TaskEvent &Use,
                                bool &IsThen) {
  const IfStmt *Outermost = nullptr;
  for (size_t I = 0; I + 1 < Use.Around.size(); ++I) {
    const Stmt *S = Use.Around[I];
    if (llvm::is_contained(Made.Around, S))
      continue;
    if (isa<Expr>(S))
      break;
    if (const auto *If = dyn_cast<IfStmt>(S)) {
      const Stmt *Inside = Use.Around[I + 1];
      if (Inside != If->getThen() && Inside != If->getElse())
        break;
      if (endsInJump(If->getThen()) || endsInJump(If->getElse()))
        return nullptr;
      if (!Outermost) {
        Outermost = If;
        IsThen = Inside == If->getThen();
      }
    } else if (!isa<CompoundStmt, CXXTryStmt, DeclStmt, ReturnStmt,
                    CoreturnStmt, AttributedStmt, LabelStmt>(S)) {
      return nullptr;
    }
  }
  return Outermost;
}

/// The innermost loop that holds \p Event and not \p Slot's declaration.
static const Stmt *loopAround(const TaskEvent &Event, const TaskSlot &Slot) {
  for (const Stmt *S : llvm::reverse(Event.Around)) {
    if (llvm::is_contained(Slot.Events.front().Around, S))
      return nullptr;
    if (isa<ForStmt, CXXForRangeStmt, WhileStmt, DoStmt>(S))
      return S;
  }
  return nullptr;
}

static bool isUsedInside(const TaskSlot &Slot, const Stmt *Around) {
  return llvm::any_of(Slot.Events, [&](const TaskEvent &E) {
    return E.What != TaskEvent::Kind::Made &&
           llvm::is_contained(E.Around, Around);
  });
}

/// The slot's only use, which is a co_await.
static const TaskEvent *onlyAwait(const TaskSlot &Slot) {
  const TaskEvent *Only = nullptr;
  for (const TaskEvent &Event : Slot.Events) {
    // What looks at the task may decide on the await.
    if (Event.What == TaskEvent::Kind::Read ||
        (Only && Event.What == TaskEvent::Kind::Used))
      return nullptr;
    if (Event.What == TaskEvent::Kind::Used)
      Only = &Event;
  }
  const bool IsAwaited = Only && llvm::any_of(Only->Around, [](const Stmt *S) {
                           return isa<CoawaitExpr>(S);
                         });
  return IsAwaited ? Only : nullptr;
}

namespace {
/// Turns the fates of one function's tasks into losses.
class Reporter {
public:
  Reporter(const FateAnalysis &Analysis, const std::vector<TaskSlot> &Slots,
           llvm::function_ref<void(const TaskLoss &)> Found)
      : Analysis(Analysis), Slots(Slots), Found(Found) {}

  void made(unsigned Index, const TaskEvent &Made, uint8_t Fates,
            const CFGBlock &Block) {
    const TaskSlot &Slot = Slots[Index];
    if (Fates == None || !Analysis.isComplete(Index))
      return;
    TaskLoss Loss;
    Loss.Slot = &Slot;
    Loss.Made = &Made;
    if (Fates == IsOverwritten ||
        (Fates & IsOverwritten && isInLoop(Slot, Made))) {
      Loss.What = TaskLoss::Kind::Overwritten;
      const Stmt *By = Analysis.firstBehind(
          Index, Made, Block, [](const Stmt &, const TaskEvent *Event) {
            return Event && Event->What == TaskEvent::Kind::Made;
          });
      Loss.By = By ? Analysis.eventAt(By, Index) : nullptr;
      if (Loss.By)
        Found(Loss);
    } else if (!(Fates & IsUsed)) {
      Found(Loss);
    } else if (Fates == (IsUsed | IsDropped) && Made.Declaration &&
               !Slot.Held.IsContainer) {
      somePaths(Loss, Index, Block);
    }
  }

private:
  // for (...) last = f(); of all tasks only the last one is awaited.
  static bool isInLoop(const TaskSlot &Slot, const TaskEvent &Made) {
    const Stmt *Loop = loopAround(Made, Slot);
    return Loop && !isUsedInside(Slot, Loop);
  }

  void somePaths(TaskLoss Loss, unsigned Index, const CFGBlock &Block) {
    // What is made on some paths only is awaited on as many.
    const TaskEvent *Use = onlyAwait(*Loss.Slot);
    if (!Use || Loss.Made->Source != strip(Loss.Made->Written))
      return;
    if (const IfStmt *Branch =
            decidingIf(*Loss.Made, *Use, Loss.IsUsedWhereTrue)) {
      Loss.What = TaskLoss::Kind::SomePaths;
      Loss.Branch = Branch;
      Found(Loss);
      return;
    }
    Loss.What = TaskLoss::Kind::EarlyExit;
    Loss.Exit = Analysis.firstBehind(Index, *Loss.Made, Block,
                                     [](const Stmt &S, const TaskEvent *) {
                                       return isa<ReturnStmt, CoreturnStmt>(S);
                                     });
    if (Loss.Exit)
      Found(Loss);
  }

  const FateAnalysis &Analysis;
  const std::vector<TaskSlot> &Slots;
  llvm::function_ref<void(const TaskLoss &)> Found;
};
} // namespace

void forEachTaskLoss(const FunctionDecl &Function, AsyncModel &Model,
                     llvm::function_ref<void(const TaskLoss &)> Found) {
  std::vector<TaskSlot> Slots = taskSlots(Function, Model);
  llvm::erase_if(Slots, [](const TaskSlot &Slot) { return Slot.Escapes; });
  if (Slots.empty())
    return;
  // A template's instances show where its names lead.
  if (Function.isDependentContext()) {
    for (const TaskSlot &Slot : Slots)
      if (!Slot.any(TaskEvent::Kind::Used))
        for (const TaskEvent &Event : Slot.Events)
          if (Event.What == TaskEvent::Kind::Made)
            Found({TaskLoss::Kind::Never, &Slot, &Event});
    return;
  }
  const std::shared_ptr<Body> Read = Model.bodyOf(Function);
  const CFG *Graph = Read->graph().cfg();
  if (!Graph)
    return;
  FateAnalysis Analysis(*Graph, Slots);
  Analysis.run();
  Reporter Report(Analysis, Slots, Found);
  Analysis.forEachMade(
      [&](unsigned Slot, const TaskEvent &Made, uint8_t After,
          const CFGBlock &Block) { Report.made(Slot, Made, After, Block); });
}

} // namespace async_tidy
