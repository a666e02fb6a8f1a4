// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "PollingLoops.h"
#include "IdleCalls.h"
#include "PollingFacts.h"
#include "SharedState.h"
#include "support/bodies/Branches.h"
#include "support/bodies/Cycles.h"
#include "support/code/Durations.h"
#include "support/code/Literals.h"
#include "support/code/Names.h"
#include "support/coroutines/Coroutine.h"
#include "support/objects/ObjectFlow.h"

using namespace clang;

namespace async_tidy {

namespace {

/// Finds the rounds of one function's loops in which nothing happens.
class RoundFinder {
public:
  /// \p Wholes are the cycles of its graph.
  RoundFinder(const FunctionDecl &Function, std::vector<BlockSet> Wholes,
              AsyncModel &Model)
      : Model(Model), Wholes(std::move(Wholes)),
        Code(Function, Model.get<IdleCalls>(), Model), State(Code, Model) {}

  std::vector<PollingLoop> find();

private:
  using Allowed = llvm::function_ref<bool(const CFGBlock &)>;
  std::vector<BlockSet> roundsOf(Allowed Has) const;
  void addEndless(const BlockSet &Round);
  void add(const BlockSet &Round, bool Sleeps);
  void addEnded(const BlockSet &Round);
  const CFGBlock *askingIn(const BlockSet &Round, const BlockSet &Whole,
                           const BlockSet &Sleeping, std::string &Name) const;
  bool goesRoundWithout(const CFGBlock &From, const BlockSet &Whole,
                        const BlockSet &Without) const;
  std::optional<double> timeOf(const Expr &Sleep, const BlockSet &Round) const;
  bool isTimeOf(const CFGBlock &Asking, const BlockSet &Round) const;
  bool isWokenByOthers(const Expr &Sleep, const BlockSet &Round) const;
  const BlockSet &wholeOf(const BlockSet &Round) const;
  bool asksForAll(const BlockSet &Round) const;
  static const Stmt *loopIn(const BlockSet &Round);

  AsyncModel &Model;
  const std::vector<BlockSet> Wholes;
  const IdleCode Code;
  const SharedState State;
  std::vector<PollingLoop> Found;
};

} // namespace

/// The cycles of the blocks that \p Has allows, by ways that are taken where
/// nothing is there yet.
std::vector<BlockSet> RoundFinder::roundsOf(Allowed Has) const {
  return cyclesOf(*Code.graph().cfg(), [&](const CFGBlock &Block) {
    BlockList Ways;
    if (Has(Block))
      llvm::copy_if(Code.waysFrom(Block), std::back_inserter(Ways),
                    [&](const CFGBlock *Next) { return Has(*Next); });
    return Ways;
  });
}

/// The outermost loop that has its end in \p Round.
const Stmt *RoundFinder::loopIn(const BlockSet &Round) {
  const Stmt *Loop = nullptr;
  for (const CFGBlock *Block : Round) {
    const Stmt *End = Block->getTerminatorStmt();
    if (!isa_and_nonnull<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt>(End))
      End = Block->getLoopTarget();
    if (End && (!Loop || End->getBeginLoc() < Loop->getBeginLoc()))
      Loop = End;
  }
  return Loop;
}

const BlockSet &RoundFinder::wholeOf(const BlockSet &Round) const {
  return *llvm::find_if(Wholes, [&](const BlockSet &Whole) {
    return Whole.contains(*Round.begin());
  });
}

/// Whether a way that needs none of \p Without leads from \p From to itself.
bool RoundFinder::goesRoundWithout(const CFGBlock &From, const BlockSet &Whole,
                                   const BlockSet &Without) const {
  if (Without.contains(&From))
    return false;
  llvm::SmallVector<const CFGBlock *, 8> Open{&From};
  BlockSet Seen;
  while (!Open.empty())
    for (const CFGBlock *Next : successorsOf(*Open.pop_back_val())) {
      if (Next == &From)
        return true;
      if (Whole.contains(Next) && !Without.contains(Next) &&
          Seen.insert(Next).second)
        Open.push_back(Next);
    }
  return false;
}

/// The block of \p Round whose condition decides whether what others change is
/// there: else the loop goes round. Null where the loop's own numbers do, or
/// where it sleeps whether or not there is anything to be done.
const CFGBlock *RoundFinder::askingIn(const BlockSet &Round,
                                      const BlockSet &Whole,
                                      const BlockSet &Sleeping,
                                      std::string &Name) const {
  const bool Sleeps = !Sleeping.empty();
  const bool Works = Whole.size() > Round.size();
  ValueSet Counted, Declared;
  for (const CFGBlock *Block : Sleeps ? Whole : Round)
    Counted.insert_range(Code.of(*Block).Counted);
  for (const CFGBlock *Block : Round)
    Declared.insert_range(Code.of(*Block).Declared);
  // What decides between work and none says most, and of several the last one;
  // else the first.
  const auto IsBetter = [](const CFGBlock &Block, bool Works,
                           const CFGBlock *Than, bool ThanWorks) {
    if (!Than || Works != ThanWorks)
      return !Than || Works;
    return Works == (Block.getBlockID() < Than->getBlockID());
  };
  const CFGBlock *Asking = nullptr;
  bool DecidesWork = false;
  for (const CFGBlock *Block : Round) {
    const Expr *Condition = conditionAtEnd(*Block, Code.graph());
    bool Leaves = false, Decides = false;
    for (const CFGBlock *Next : successorsOf(*Block))
      if (!Round.contains(Next)) {
        Leaves = true;
        Decides |= Whole.contains(Next);
      }
    if (!Leaves)
      continue;
    const bool IsCounted =
        !Condition || shareAny(mentionedIn(*Condition), Counted);
    // It ends by itself.
    if (!Sleeps && IsCounted)
      return nullptr;
    if (IsCounted || !IsBetter(*Block, Decides, Asking, DecidesWork) ||
        (Sleeps && Works && !goesRoundWithout(*Block, Whole, Sleeping)))
      continue;
    if (const auto Asked = State.askedIn(*Condition, Declared)) {
      Asking = Block;
      DecidesWork = Decides;
      Name = *Asked;
    }
  }
  return Asking;
}

/// Whether \p Sleep waits for a timer that is no clock: the loop does not give
/// it its time, or others cancel it when there is something to be done.
bool RoundFinder::isWokenByOthers(const Expr &Sleep,
                                  const BlockSet &Round) const {
  const auto *Call = dyn_cast<CallExpr>(awaitedOperand(Sleep));
  if (!Call || !Model.hasRole(*Call, role::TimerWait))
    return false;
  const ValueDecl *Timer = timerOf(*Call);
  if (!Timer)
    return false;
  const bool IsArmed = llvm::any_of(Round, [&](const CFGBlock *Block) {
    return llvm::is_contained(llvm::make_first_range(Code.of(*Block).Armed),
                              Timer);
  });
  return !IsArmed || State.isCancelled(*Timer);
}

/// while (deadline_ > now()) { timer.expires_at(deadline_); ... }
bool RoundFinder::isTimeOf(const CFGBlock &Asking,
                           const BlockSet &Round) const {
  const ValueSet Asked = mentionedIn(*conditionAtEnd(Asking, Code.graph()));
  return llvm::any_of(Round, [&](const CFGBlock *Block) {
    return llvm::any_of(Code.of(*Block).Armed, [&](const auto &Timer) {
      return shareAny(mentionedIn(*Timer.second), Asked);
    });
  });
}

std::optional<double> RoundFinder::timeOf(const Expr &Sleep,
                                          const BlockSet &Round) const {
  const auto *Call = dyn_cast<CallExpr>(awaitedOperand(Sleep));
  llvm::SmallVector<const Expr *, 4> Times;
  if (const ValueDecl *Timer = Call ? timerOf(*Call) : nullptr)
    for (const CFGBlock *Block : Round)
      for (const auto &[Armed, Time] : Code.of(*Block).Armed)
        if (Armed == Timer)
          Times.push_back(Time);
  if (Call)
    llvm::append_range(Times, Call->arguments());
  // steady_timer(executor, 10ms).async_wait(use_awaitable)
  if (const Expr *Object = Call ? objectOf(*Call) : nullptr)
    if (const auto *Made = dyn_cast<CXXConstructExpr>(stripCasts(Object)))
      llvm::append_range(Times, Made->arguments());
  std::optional<double> Shortest;
  for (const Expr *Time : Times)
    if (const auto Known = constantMilliseconds(*Time, Model.context()))
      Shortest = std::min(*Known, Shortest.value_or(*Known));
  return Shortest;
}

/// Whether what polls and reads have given is asked for on the way.
bool RoundFinder::asksForAll(const BlockSet &Round) const {
  const auto IsAsked = [&](const Expr *Given) {
    return llvm::any_of(Round, [&](const CFGBlock *Other) {
      return Code.of(*Other).Asked == Given;
    });
  };
  return llvm::all_of(Round, [&](const CFGBlock *Block) {
    return llvm::all_of(Code.of(*Block).Polls, IsAsked) &&
           llvm::all_of(Code.of(*Block).Reads, IsAsked);
  });
}

/// A loop that goes on where its stream has ended.
void RoundFinder::addEnded(const BlockSet &Round) {
  ValueSet Counted;
  const Expr *Read = nullptr;
  for (const CFGBlock *Block : Round) {
    Counted.insert_range(Code.of(*Block).Counted);
    for (const Expr *R : Code.of(*Block).Reads)
      if (!Read || R->getBeginLoc() < Read->getBeginLoc())
        Read = R;
  }
  const bool Ends = llvm::any_of(Round, [&](const CFGBlock *Block) {
    const Expr *Condition = conditionAtEnd(*Block, Code.graph());
    return isa_and_nonnull<CXXForRangeStmt>(Block->getTerminatorStmt()) ||
           (Condition && shareAny(mentionedIn(*Condition), Counted));
  });
  const Stmt *Loop = loopIn(Round);
  if (!Read || !Loop || Ends || !asksForAll(Round))
    return;
  PollingLoop &Made = Found.emplace_back();
  Made.Read = Read;
  Made.Loop = Loop;
  Made.Asked = Read;
}

void RoundFinder::add(const BlockSet &Round, bool Sleeps) {
  if (!asksForAll(Round))
    return;
  BlockSet Sleeping;
  const Expr *Sleep = nullptr;
  for (const CFGBlock *Block : Round)
    for (const Expr *S : Code.of(*Block).Sleeps) {
      Sleeping.insert(Block);
      if (isWokenByOthers(*S, Round))
        return;
      if (!Sleep || S->getBeginLoc() < Sleep->getBeginLoc())
        Sleep = S;
    }
  const BlockSet &Whole = wholeOf(Round);
  std::string Name;
  const CFGBlock *Asking = askingIn(Round, Whole, Sleeping, Name);
  const Stmt *Loop = loopIn(Round);
  if (!Asking || !Loop || isTimeOf(*Asking, Round))
    return;
  PollingLoop &Made = Found.emplace_back();
  Made.Sleep = Sleep;
  Made.Asked = conditionAtEnd(*Asking, Code.graph());
  Made.Name = Name;
  Made.Loop = Loop;
  if (Sleep)
    Made.Milliseconds = timeOf(*Sleep, Round);
  const auto *Call =
      Sleep ? dyn_cast<CallExpr>(awaitedOperand(*Sleep)) : nullptr;
  Made.OnlyYields = Call && Model.hasRole(*Call, role::Turn);
  Made.AwaitsElse = llvm::any_of(Whole, [&](const CFGBlock *Block) {
    return Code.of(*Block).Awaits ||
           (!Sleeps && !Code.of(*Block).Sleeps.empty());
  });
}

/// A loop that nothing in it ends, and that never awaits. One that does nothing
/// says that it is not reached.
void RoundFinder::addEndless(const BlockSet &Whole) {
  const bool Ends = llvm::any_of(Whole, [&](const CFGBlock *Block) {
    return Code.of(*Block).Awaits || !Code.of(*Block).Sleeps.empty() ||
           Block->hasNoReturnElement() ||
           llvm::any_of(successorsOf(*Block), [&](const CFGBlock *Next) {
             return !Whole.contains(Next);
           });
  });
  const bool Works = llvm::any_of(
      Whole, [&](const CFGBlock *Block) { return !Code.of(*Block).IsIdle; });
  if (const Stmt *Loop = Works && !Ends ? loopIn(Whole) : nullptr)
    Found.emplace_back().Loop = Loop;
}

std::vector<PollingLoop> RoundFinder::find() {
  llvm::for_each(Wholes, [&](const BlockSet &Whole) { addEndless(Whole); });
  const auto SpinsOrReads = [&](const CFGBlock &Block) {
    return Code.of(Block).IsIdle && Code.of(Block).Sleeps.empty();
  };
  for (const BlockSet &Round : roundsOf(SpinsOrReads))
    addEnded(Round);
  const auto IsIdle = [&](const CFGBlock &Block) {
    return Code.of(Block).IsIdle && Code.of(Block).Reads.empty();
  };
  const auto Spins = [&](const CFGBlock &Block) {
    return IsIdle(Block) && Code.of(Block).Sleeps.empty();
  };
  for (const BlockSet &Round : roundsOf(Spins))
    add(Round, /*Sleeps=*/false);
  for (const BlockSet &Round : roundsOf(IsIdle))
    if (llvm::any_of(Round, [&](const CFGBlock *Block) {
          return !Code.of(*Block).Sleeps.empty();
        }))
      add(Round, /*Sleeps=*/true);
  llvm::stable_sort(Found, [](const PollingLoop &A, const PollingLoop &B) {
    return A.Loop->getBeginLoc() < B.Loop->getBeginLoc();
  });
  return std::move(Found);
}

const std::vector<PollingLoop> &PollingLoops::in(const FunctionDecl &Function) {
  if (Last == &Function)
    return Found;
  Last = &Function;
  Found.clear();
  if (!Function.isDependentContext() &&
      Model.contextOf(Function) == ContextKind::Coroutine)
    if (const CFG *Graph = Model.bodyOf(Function)->graph().cfg())
      if (std::vector<BlockSet> Cycles = cyclesOf(*Graph, successorsOf);
          !Cycles.empty())
        Found = RoundFinder(Function, std::move(Cycles), Model).find();
  return Found;
}

} // namespace async_tidy
