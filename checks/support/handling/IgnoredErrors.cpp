// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "IgnoredErrors.h"
#include "ErrorCalls.h"
#include "support/code/Mentions.h"
#include "support/code/Names.h"
#include "support/code/ObjectUse.h"
#include "support/code/SourceText.h"
#include "support/coroutines/Coroutine.h"
#include "support/tasks/TaskSource.h"

using namespace clang;

namespace async_tidy {

namespace {

using Awaits = llvm::DenseSet<const Stmt *>;

/// Follows the errors of one variable along the control flow.
class ErrorFlow {
public:
  ErrorFlow(const ErrorObject &Of, const BodyGraph &Graph, const Awaits &GoOn)
      : Graph(Graph), GoOn(GoOn) {
    for (const ErrorEvent &Event : Of.Events)
      EventsAt[Event.At].push_back(&Event);
    findReadingIfs(Of);
  }

  /// What becomes of an error that a variable was given.
  struct Fate {
    bool IsRead = false;
    bool IsLost = false;
    /// What takes its place on a way where it was not looked at.
    const ErrorEvent *By = nullptr;
  };
  Fate fateOf(const ErrorEvent &Fill) const {
    Fate Found;
    walkFrom(
        Fill,
        [&](const ErrorEvent &Event, const Stmt *) {
          Found.IsRead |= Event.What == Kind::Read;
          if (Event.What == Kind::Read)
            return;
          Found.IsLost = true;
          if (Event.What != Kind::Declared && !Found.By)
            Found.By = &Event;
        },
        [&](const Stmt *) { Found.IsLost = true; },
        [](const Stmt &) { return true; });
    return Found;
  }

  /// Of an error that is looked at on other ways only, where the coroutine goes
  /// on without that: at a place where it may come to behind a look, too, or
  /// round a loop. Nothing where each such way leads to something else.
  ///     if (timed_out) { co_await apologize(); co_return; }
  struct Unread {
    const Stmt *At = nullptr;
    /// All rounds of the loop but the last one.
    bool IsEachRound = false;
  };
  std::optional<Unread> goesOnUnread(const ErrorEvent &Fill) const {
    const llvm::DenseSet<const Stmt *> Common = behindReads(Fill);
    const Stmt *Found = nullptr;
    walkFrom(
        Fill,
        [&](const ErrorEvent &Event, const Stmt *Passed) {
          if (Found || Event.What == Kind::Read)
            return;
          if (Passed)
            Found = Passed;
          else if (&Event == &Fill || Common.contains(Event.At))
            Found = Event.What == Kind::Declared ? Fill.At : Event.At;
        },
        [&](const Stmt *Passed) {
          if (!Found)
            Found = Passed;
        },
        [&](const Stmt &Await) { return Common.contains(&Await); });
    if (!Found)
      return std::nullopt;
    return Unread{Found, Found == Fill.At && !Common.contains(Found)};
  }

private:
  using Kind = ErrorEvent::Kind;

  static bool asksForReceiver(const IfStmt &If) {
    const Expr *Asked = strip(If.getCond());
    const ValueDecl *Flag = variableIn(Asked);
    return (Flag && Flag->getType()->isBooleanType()) ||
           shareAny(mentionedIn(*Asked), mentionedIn(*If.getThen()));
  }

  /// Conditions that say whether anybody wants to know: whoever is told, or a
  /// flag of the caller's.
  ///     if (callback) callback(error); if (strict_) throw_if(error);
  void findReadingIfs(const ErrorObject &Of) {
    for (const CFGBlock *Block : *Graph.cfg()) {
      const auto *If = dyn_cast_or_null<IfStmt>(Block->getTerminatorStmt());
      if (!If || If->getElse() || !asksForReceiver(*If))
        continue;
      for (const ErrorEvent &Event : Of.Events)
        if (Event.What == Kind::Read && isPartOf(*Event.At, *If->getThen()))
          ReadingIfs.push_back({If, &Event});
    }
  }
  const ErrorEvent *readBy(const CFGBlock &Block) const {
    const Stmt *End = Block.getTerminatorStmt();
    for (const auto &[If, Event] : ReadingIfs)
      if (End && (End == If || isPartOf(*End, *If->getCond())))
        return Event;
    return nullptr;
  }

  llvm::ArrayRef<const ErrorEvent *> eventsAt(const Stmt &S) const {
    const auto It = EventsAt.find(&S);
    if (It == EventsAt.end())
      return {};
    return It->second;
  }

  /// Shows what comes first on each way behind \p Fill: \p Ends an event of the
  /// variable, or \p Leaves the coroutine's end, each with the first co_await
  /// on the way that \p Counts.
  void walkFrom(
      const ErrorEvent &Fill,
      llvm::function_ref<void(const ErrorEvent &, const Stmt *Passed)> Ends,
      llvm::function_ref<void(const Stmt *Passed)> Leaves,
      llvm::function_ref<bool(const Stmt &)> Counts) const {
    struct Way {
      const CFGBlock *Block;
      unsigned Index;
      const ErrorEvent *Behind;
      const Stmt *Passed;
    };
    llvm::SmallVector<Way, 16> Open;
    llvm::DenseSet<std::pair<const CFGBlock *, unsigned>> Seen;
    for (const BodyGraph::Place &Place : Graph.placesOf(*Fill.At))
      Open.push_back({Place.Block, Place.Index, &Fill, nullptr});
    while (!Open.empty()) {
      Way At = Open.pop_back_val();
      bool Goes = true;
      for (unsigned I = At.Index; Goes && I != At.Block->size(); ++I) {
        const auto Element = (*At.Block)[I].getAs<CFGStmt>();
        if (!Element)
          continue;
        const Stmt &S = *Element->getStmt();
        if (!At.Behind && !At.Passed && GoOn.contains(&S) &&
            eventsAt(S).empty() && Counts(S))
          At.Passed = &S;
        for (const ErrorEvent *Event : eventsAt(S)) {
          if (At.Behind) {
            if (Event == At.Behind)
              At.Behind = nullptr;
            continue;
          }
          Ends(*Event, At.Passed);
          Goes = false;
          break;
        }
        Goes &= !isa<CXXThrowExpr>(S);
      }
      if (!Goes || At.Block->hasNoReturnElement())
        continue;
      if (const ErrorEvent *Read = readBy(*At.Block)) {
        Ends(*Read, At.Passed);
        continue;
      }
      if (At.Block == &Graph.cfg()->getExit())
        Leaves(At.Passed);
      for (const CFGBlock::AdjacentBlock &Next : At.Block->succs())
        if (const CFGBlock *To = Next.getReachableBlock();
            To && Seen.insert({To, At.Passed ? 1 : 0}).second)
          Open.push_back({To, 0, nullptr, At.Passed});
    }
  }

  /// The co_awaits and events that may come behind a look at the error of
  /// \p Fill, up to where the variable is given another one.
  llvm::DenseSet<const Stmt *> behindReads(const ErrorEvent &Fill) const {
    llvm::SmallVector<std::pair<const CFGBlock *, unsigned>, 16> Open;
    llvm::DenseSet<const Stmt *> Found;
    walkFrom(
        Fill,
        [&](const ErrorEvent &Event, const Stmt *) {
          if (Event.What == Kind::Read)
            for (const BodyGraph::Place &Place : Graph.placesOf(*Event.At))
              Open.push_back({Place.Block, Place.Index + 1});
        },
        [](const Stmt *) {}, [](const Stmt &) { return false; });
    llvm::DenseSet<const CFGBlock *> Seen;
    while (!Open.empty()) {
      const auto [Block, Index] = Open.pop_back_val();
      bool Goes = true;
      for (unsigned I = Index; Goes && I != Block->size(); ++I)
        if (const auto Element = (*Block)[I].getAs<CFGStmt>()) {
          const Stmt &S = *Element->getStmt();
          if (GoOn.contains(&S) || !eventsAt(S).empty())
            Found.insert(&S);
          Goes = llvm::none_of(eventsAt(S), [](const ErrorEvent *Event) {
            return Event->What != Kind::Read;
          });
        }
      if (!Goes)
        continue;
      for (const CFGBlock::AdjacentBlock &Next : Block->succs())
        if (const CFGBlock *To = Next.getReachableBlock();
            To && Seen.insert(To).second)
          Open.push_back({To, 0});
    }
    return Found;
  }

  const BodyGraph &Graph;
  const Awaits &GoOn;
  llvm::SmallVector<std::pair<const IfStmt *, const ErrorEvent *>, 2>
      ReadingIfs;
  llvm::DenseMap<const Stmt *, llvm::SmallVector<const ErrorEvent *, 2>>
      EventsAt;
};

} // namespace

/// What gives an error, for messages.
static std::string nameOf(const Expr &From) {
  const Expr *Awaited = isa<CallExpr>(From) ? &From : awaitedOperand(From);
  if (!Awaited)
    return "co_yield";
  const Expr *Operand = passedOn(strip(Awaited));
  const auto *Call = dyn_cast_or_null<CallExpr>(makerOf(*Operand));
  // co_await (read() && write())
  while (const auto *Operator = dyn_cast_or_null<CXXOperatorCallExpr>(Call)) {
    if (Operator->getOperator() == OO_Call)
      break;
    Call = dyn_cast_or_null<CallExpr>(makerOf(*Operator->getArg(0)));
  }
  const ValueDecl *Named = variableIn(Operand);
  return Call    ? calledName(*Call)
         : Named ? Named->getNameAsString()
                 : "co_await";
}

static SourceLocation placeOf(const Stmt &S) {
  const auto *E = dyn_cast<Expr>(&S);
  return E ? E->getExprLoc() : S.getBeginLoc();
}

/// Whether code that is left out here looks at \p Object, as in a build without
/// assertions: assert(!error)
static bool isNamedInCodeLeftOut(const ErrorObject &Object,
                                 const ASTContext &Context) {
  const SourceRange Scope(Object.Variable->getLocation(), Object.ScopeEnd);
  return Scope.isValid() && isOutsideMacros(Scope) &&
         timesNamed(Object.Variable->getName(), Scope, Context) >
             Object.Mentions + 1;
}

std::vector<IgnoredError> ignoredErrors(const FunctionDecl &Function,
                                        const ErrorQuestion &Asked,
                                        AsyncModel &Model) {
  std::vector<IgnoredError> Ignored;
  const CoroutineErrors Errors = errorsIn(Function, Asked, Model);
  using Kind = IgnoredError::Kind;
  for (const DroppedError &Dropped : Errors.Dropped)
    Ignored.push_back({Dropped.IsPartTaken ? Kind::PartTaken
                       : Dropped.Shape == ErrorShape::Elements
                           ? Kind::ResultsDropped
                           : Kind::Dropped,
                       Dropped.Await, nameOf(*Dropped.Await), nullptr,
                       Dropped.Await->getExprLoc()});
  if (Errors.Objects.empty())
    return Ignored;
  const std::shared_ptr<Body> Code = Model.bodyOf(Function);
  Awaits GoOn;
  for (const Expr *Point : Code->suspensionPoints())
    if (!neverSuspends(*Point) && !mayFailUnseen(*Point, Asked.Cleanups, Model))
      GoOn.insert(Point);
  for (const ErrorObject &Object : Errors.Objects) {
    const size_t Before = Ignored.size();
    const ErrorFlow Flow(Object, Code->graph(), GoOn);
    for (const ErrorEvent &Fill : Object.Events) {
      if (Fill.What != ErrorEvent::Kind::Filled)
        continue;
      const ErrorFlow::Fate Fate = Flow.fateOf(Fill);
      if (!Fate.IsLost)
        continue;
      IgnoredError Found{Kind::Never, Fill.From, nameOf(*Fill.From),
                         Object.Variable, Fill.Location};
      if (Fate.IsRead) {
        const auto Unread = Flow.goesOnUnread(Fill);
        if (!Unread)
          continue;
        Found.What = Unread->IsEachRound ? Kind::Overwritten : Kind::SomePaths;
        Found.Behind = placeOf(*Unread->At);
      } else if (Fate.By && llvm::any_of(Object.Events, [](const auto &Event) {
                   return Event.What == ErrorEvent::Kind::Read;
                 })) {
        Found.What = Kind::Overwritten;
        Found.Behind = Fate.By->Location;
      }
      Ignored.push_back(std::move(Found));
    }
    if (Ignored.size() != Before &&
        isNamedInCodeLeftOut(Object, Model.context()))
      Ignored.erase(Ignored.begin() + Before, Ignored.end());
  }
  return Ignored;
}

} // namespace async_tidy
