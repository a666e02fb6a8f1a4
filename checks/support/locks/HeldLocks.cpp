// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "HeldLocks.h"
#include "LockHolders.h"
#include "LockTypes.h"
#include "StatementOrder.h"
#include "support/code/Names.h"
#include "support/code/OwnCodeVisitor.h"
#include "support/coroutines/Coroutine.h"

using namespace clang;

namespace async_tidy {

/// How far a condition is followed into what it is made of.
static constexpr unsigned MaxDepth = 8;

static bool isOneOf(const std::optional<LockPath> &Path,
                    llvm::ArrayRef<LockPath> Objects) {
  return Path && llvm::is_contained(Objects, *Path);
}

namespace {

/// What each call of a body does to locks, asked once for all acquisitions.
class EffectsOfCalls {
public:
  EffectsOfCalls(Body &Code, AsyncModel &Model)
      : Code(Code), Calls(Model.get<LockCalls>()) {}

  llvm::ArrayRef<LockEffect> of(const CallExpr &Call) {
    const auto [It, IsNew] = Known.try_emplace(&Call);
    if (IsNew)
      It->second = Calls.of(Call, Code);
    return It->second;
  }

private:
  Body &Code;
  LockCalls &Calls;
  llvm::DenseMap<const CallExpr *, LockEffects> Known;
};

/// Says what gives one acquisition's lock back, and which awaits are given it.
class Releases {
public:
  Releases(const Acquisition &Of, Body &Code, EffectsOfCalls &Effects,
           AsyncModel &Model)
      : Of(Of), Code(Code), Effects(Effects), Model(Model) {}

  /// Whether \p Statement, a call, gives the lock back.
  bool contain(const Stmt &Statement) const {
    const auto *Call = dyn_cast<CallExpr>(&Statement);
    if (!Call || Call == Of.Start)
      return false;
    for (const LockEffect &Effect : Effects.of(*Call))
      if (isObject(Effect.Object) && Effect.Act == LockAct::Give)
        return true;
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call))
      // guard = {}; and a closure that has the guard.
      return (Operator->getOperator() == OO_Equal &&
              isLock(Operator->getArg(0))) ||
             (Operator->getOperator() == OO_Call &&
              isPartOfHolder(Call->getArg(0)));
    return mayGivePart(*Call) || givesByName(*Call);
  }

  /// Whether what \p Point waits for has been given the lock.
  bool areGivenTo(const Expr &Point) const {
    class Finder : public OwnCodeVisitor {
    public:
      Finder(const Releases &From, const ASTContext &Context)
          : OwnCodeVisitor(Context), From(From) {}
      bool VisitCallExpr(CallExpr *Call) override {
        if (Call == From.Of.Start)
          return true;
        const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call);
        const auto *Member = dyn_cast<CXXMemberCallExpr>(Call);
        // [](std::unique_lock<std::mutex> &guard) -> task<> { ... }(guard)
        if (!Operator || Operator->getOperator() == OO_Call)
          for (const Expr *Argument : Call->arguments())
            Found |= From.isLock(Argument);
        Found |= Member && From.isLock(Member->getImplicitObjectArgument());
        return !Found;
      }
      bool VisitCXXConstructExpr(CXXConstructExpr *Made) override {
        for (const Expr *Argument : Made->arguments())
          Found |= From.isLock(Argument);
        return !Found;
      }
      const Releases &From;
      bool Found = false;
    } Given(*this, Code.function().getASTContext());
    Given.TraverseStmt(const_cast<Expr *>(&Point));
    return Given.Found;
  }

private:
  /// slot.reset(), kept_.swap(guard), std::move(guard)
  bool givesByName(const CallExpr &Call) const {
    const FunctionDecl *Callee = Call.getDirectCallee();
    const llvm::StringRef Name =
        Callee && Callee->getIdentifier() ? Callee->getName() : "";
    if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call))
      // scope.unlock(): whatever the class is.
      return ((Name == "reset" || Name == "swap" || Name == "clear" ||
               Name == "pop_back" || Name.contains_insensitive("unlock") ||
               Name.contains_insensitive("release") || Name == "dismiss") &&
              isLock(Member->getImplicitObjectArgument())) ||
             (Name == "swap" && Call.getNumArgs() == 1 &&
              isLock(Call.getArg(0)));
    // Of a template's pattern.
    if (const auto *Dependent =
            dyn_cast<CXXDependentScopeMemberExpr>(Call.getCallee()))
      return !Dependent->isImplicitAccess() && isLock(Dependent->getBase()) &&
             Dependent->getMember().getAsString().find("lock") !=
                 std::string::npos;
    // Whoever is given std::move(guard) has the lock.
    return Callee && Callee->isInStdNamespace() &&
           (Name == "move" || Name == "exchange" || Name == "swap") &&
           llvm::any_of(Call.arguments(),
                        [&](const Expr *Argument) { return isLock(Argument); });
  }

  /// Whether \p E is the variable, no guard itself, that has the guard in it,
  /// or a part of it: transaction, transaction.guard, std::get<0>(pair)
  bool isPartOfHolder(const Expr *E) const {
    const CXXRecordDecl *Class =
        Of.Variable ? classOf(Of.Variable->getType()) : nullptr;
    if (!Class || Model.get<LockTypes>().isKnown(*Class))
      return false;
    for (unsigned Depth = 0; E && Depth != 8; ++Depth) {
      E = strip(E);
      if (const auto *Member = dyn_cast<MemberExpr>(E)) {
        E = Member->getBase();
      } else if (const auto *Call = dyn_cast<CallExpr>(E);
                 Call && Call->getNumArgs() > 0) {
        // items->push_back(1): what the lock is for.
        if (isa<CXXOperatorCallExpr>(Call) && !LockTypes::isHolder(*Class))
          return false;
        E = Call->getArg(0);
      } else {
        const auto *Named = dyn_cast<DeclRefExpr>(E);
        const auto *Binding =
            Named ? dyn_cast<BindingDecl>(Named->getDecl()) : nullptr;
        return Named &&
               (Named->getDecl() == Of.Variable ||
                (Binding && Binding->getDecomposedDecl() == Of.Variable));
      }
    }
    return false;
  }

  /// Whether \p Call can make such a variable give its lock back: by a member
  /// that changes it, or as it is given to somebody.
  ///     transaction.commit(); transaction.guard.unlock(); finish(transaction);
  bool mayGivePart(const CallExpr &Call) const {
    const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call);
    if (Member && Member->getMethodDecl() &&
        !Member->getMethodDecl()->isConst() &&
        isPartOfHolder(Member->getImplicitObjectArgument()))
      return true;
    return !isa<CXXOperatorCallExpr>(Call) &&
           llvm::any_of(Call.arguments(), [&](const Expr *Argument) {
             return Model.get<LockHolders>().mayHold(Argument->getType()) &&
                    !Argument->getType().isConstQualified() &&
                    isPartOfHolder(Argument);
           });
  }

  bool isObject(const LockPath &Path) const {
    return llvm::is_contained(Of.Objects, Path);
  }
  /// Whether \p E is the lock, not what it guards.
  bool isLock(const Expr *E) const {
    if (!E)
      return false;
    QualType Type = strip(E)->getType().getNonReferenceType();
    Type = Type->isPointerType() ? Type->getPointeeType() : Type;
    const CXXRecordDecl *Class = classOf(Type);
    const bool IsTaken = Of.Taken && Class &&
                         classOf(Of.Taken->getType()->isPointerType()
                                     ? Of.Taken->getType()->getPointeeType()
                                     : Of.Taken->getType()) == Class;
    const bool IsMutex = llvm::any_of(Of.Mutexes, [&](const Expr *Mutex) {
      return classOf(strip(Mutex)->getType()) == Class;
    });
    return (IsTaken || IsMutex || Model.get<LockHolders>().mayHold(Type) ||
            !Class) &&
           isOneOf(LockPath::of(E, Code), Of.Objects);
  }

  const Acquisition &Of;
  Body &Code;
  EffectsOfCalls &Effects;
  AsyncModel &Model;
};

/// Follows one acquisition along the control flow, to wherever it ends.
class HeldWalk {
public:
  HeldWalk(const Acquisition &Of, const FoundLocks &All, Body &Code,
           EffectsOfCalls &Effects, const StatementOrder &Order,
           AsyncModel &Model)
      : Of(Of), All(All), Code(Code), Effects(Effects), Order(Order),
        Model(Model), Ends(Of, Code, Effects, Model) {}

  /// The suspension points that are reached.
  std::vector<const Expr *> run(llvm::SmallPtrSetImpl<const Stmt *> &Moved) {
    const BodyGraph &Graph = Code.graph();
    if (!Graph.cfg())
      return {};
    if (!Of.Start)
      go(Graph.cfg()->getEntry(), 0);
    else if (isa<DeclStmt>(Of.Start))
      fromDeclaration(*Graph.cfg(), *cast<DeclStmt>(Of.Start));
    else
      for (const BodyGraph::Place &P : Graph.placesOf(*Of.Start))
        go(*P.Block, P.Index + 1);
    while (!Open.empty()) {
      const CFGBlock &Block = *Open.pop_back_val();
      go(Block, 0);
    }
    Moved.insert(Left.begin(), Left.end());
    std::vector<const Expr *> Held;
    for (const Expr *Point : Code.suspensionPoints())
      if (Points.contains(Point))
        Held.push_back(Point);
    return Held;
  }

private:
  /// clang gives each variable of a declaration a statement of its own.
  void fromDeclaration(const CFG &Graph, const DeclStmt &Declared) {
    if (Declared.isSingleDecl()) {
      for (const BodyGraph::Place &P : Code.graph().placesOf(Declared))
        go(*P.Block, P.Index + 1);
      return;
    }
    for (const CFGBlock *Block : Graph)
      for (unsigned I = 0; I != Block->size(); ++I)
        if (const auto Element = (*Block)[I].getAs<CFGStmt>())
          if (const auto *Here = dyn_cast<DeclStmt>(Element->getStmt());
              Here && llvm::is_contained(Here->decls(), Of.Variable))
            go(*Block, I + 1);
  }

  void go(const CFGBlock &Block, unsigned From) {
    for (unsigned I = From; I != Block.size(); ++I)
      if (const auto Element = Block[I].getAs<CFGStmt>();
          Element && !passes(*Element->getStmt()))
        return;
    unsigned Index = 0;
    for (const CFGBlock::AdjacentBlock &Way : Block.succs()) {
      const CFGBlock *Next = Way.getReachableBlock();
      if (Next && !isFreeOn(Block, Index) && Seen.insert(Next).second)
        Open.push_back(Next);
      ++Index;
    }
  }

  /// Whether the lock is still held behind \p Statement.
  bool passes(const Stmt &Statement) {
    if (&Statement == Of.Start)
      return false;
    if (const auto *Declared = dyn_cast<DeclStmt>(&Statement))
      if (Of.Variable && llvm::is_contained(Declared->decls(), Of.Variable))
        return false;
    if (Of.Region && !Order.isWithin(Statement, *Of.Region))
      return false;
    if (!Of.Variable && isBehindClosing(Statement))
      return false;
    // Once more around a loop: the variable has died, and begins anew.
    if (Of.Variable && Of.Start &&
        (Order.isBefore(Statement, *Of.Start) ||
         (Order.has(Statement) &&
          Order.isWithin(Statement, *Of.Variable->getInit()))))
      return false;
    if (const auto *Point = dyn_cast<Expr>(&Statement);
        Point && isa<CoroutineSuspendExpr, DependentCoawaitExpr>(Point) &&
        !neverSuspends(*Point) && !isOpenAt(*Point) && !Ends.areGivenTo(*Point))
      Points.insert(Point);
    if (Ends.contain(Statement)) {
      Left.insert(&Statement);
      return false;
    }
    return !isTakenOver(Statement);
  }

  /// std::lock_guard guard(mutex, std::adopt_lock): of a mutex that has been
  /// locked by hand, it is the guard that holds it from here on.
  bool isTakenOver(const Stmt &Statement) const {
    const auto *Declared = dyn_cast<DeclStmt>(&Statement);
    if (!Declared || Of.Variable)
      return false;
    return llvm::any_of(All.Taken, [&](const Acquisition &Other) {
      return Other.Variable &&
             llvm::is_contained(Declared->decls(), Other.Variable) &&
             llvm::any_of(Other.Objects, [&](const LockPath &Path) {
               return llvm::is_contained(Of.Objects, Path);
             });
    });
  }

  /// Whether a variable that gives the lock back at its end has died before.
  bool isBehindClosing(const Stmt &Statement) const {
    return llvm::any_of(All.Closed, [&](const Closing &Close) {
      return llvm::is_contained(Of.Objects, Close.Object) && Close.Region &&
             !Order.isWithin(Statement, *Close.Region) &&
             Order.isBefore(*Close.Region, Statement);
    });
  }

  /// Whether a variable that gives the lock back lives there.
  bool isOpenAt(const Expr &Point) const {
    return llvm::any_of(All.Opened, [&](const Opening &Open) {
      return llvm::is_contained(Of.Objects, Open.Object) && Open.Region &&
             Order.isWithin(Point, *Open.Region) &&
             Open.Variable->getLocation() < Point.getBeginLoc();
    });
  }

  /// Whether the way from \p Block to its successor number \p Index is taken
  /// only where the lock is not held.
  bool isFreeOn(const CFGBlock &Block, unsigned Index) const {
    const auto *Condition =
        dyn_cast_or_null<Expr>(Block.getTerminatorCondition());
    if (!Condition || Block.succ_size() != 2 ||
        isa_and_nonnull<SwitchStmt>(Block.getTerminatorStmt()))
      return false;
    // The left side has had a block of its own.
    const Expr *Last = strip(Condition);
    while (const auto *Operator = dyn_cast<BinaryOperator>(Last)) {
      if (!Operator->isLogicalOp())
        break;
      Last = strip(Operator->getRHS());
    }
    return saysFree(Last, Index == 0, 0);
  }

  /// Whether \p Condition says by being \p Value that the lock is not held.
  bool saysFree(const Expr *Condition, bool Value, unsigned Depth) const {
    const Expr *E = Condition ? strip(Condition) : nullptr;
    if (!E || Depth == MaxDepth)
      return false;
    if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E))
      return saysFree(Cast->getSubExpr(), Value, Depth + 1);
    if (const auto *Not = dyn_cast<UnaryOperator>(E))
      return Not->getOpcode() == UO_LNot &&
             saysFree(Not->getSubExpr(), !Value, Depth + 1);
    if (const auto *Named = dyn_cast<DeclRefExpr>(E)) {
      const auto *Variable = dyn_cast<VarDecl>(Named->getDecl());
      return Variable && Variable->hasLocalStorage() && Variable->getInit() &&
             !isa<ParmVarDecl>(Variable) && !Code.mayChange(*Variable) &&
             saysFree(Variable->getInit(), Value, Depth + 1);
    }
    if (const auto *Operator = dyn_cast<BinaryOperator>(E)) {
      if (Operator->isLogicalOp()) {
        const bool InLeft = saysFree(Operator->getLHS(), Value, Depth + 1);
        const bool InRight = saysFree(Operator->getRHS(), Value, Depth + 1);
        return (Operator->getOpcode() == BO_LAnd) == Value ? InLeft || InRight
                                                           : InLeft && InRight;
      }
      return comparisonSaysFree(*Operator, Value, Depth);
    }
    const auto *Call = dyn_cast<CallExpr>(E);
    if (!Call)
      return false;
    // slot.has_value()
    if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call);
        Member && Member->getMethodDecl() &&
        Member->getMethodDecl()->getIdentifier() &&
        Member->getMethodDecl()->getName() == "has_value" &&
        isOneOf(LockPath::of(Member->getImplicitObjectArgument(), Code),
                Of.Objects))
      return !Value;
    if (Call == Of.Start)
      switch (Of.Act) {
      case LockAct::Try:
        return !Value;
      case LockAct::TryZero:
        return Value;
      default:
        return false;
      }
    for (const LockEffect &Effect : Effects.of(*Call))
      if (Effect.Act == LockAct::Test &&
          llvm::is_contained(Of.Objects, Effect.Object))
        return !Value;
    return false;
  }

  /// pthread_mutex_trylock(&mutex) == 0, guard.owns_lock() == false
  bool comparisonSaysFree(const BinaryOperator &Compared, bool Value,
                          unsigned Depth) const {
    if (!Compared.isEqualityOp())
      return false;
    const bool IsEqual = (Compared.getOpcode() == BO_EQ) == Value;
    for (const auto &[Asked, Said] :
         {std::pair(Compared.getLHS(), Compared.getRHS()),
          std::pair(Compared.getRHS(), Compared.getLHS())}) {
      Expr::EvalResult Result;
      if (Said->isValueDependent() ||
          !Said->EvaluateAsInt(Result, Model.context()))
        continue;
      const llvm::APSInt Number = Result.Val.getInt();
      if (Of.Act == LockAct::TryNegative)
        return isStart(Asked) && Number.isNegative() && !IsEqual;
      if (Number == 0)
        return saysFree(Asked, !IsEqual, Depth + 1);
      return Of.Act != LockAct::TryZero && Number == 1 &&
             saysFree(Asked, IsEqual, Depth + 1);
    }
    return false;
  }
  /// Whether \p E is the call that takes the lock, or a constant that keeps
  /// what it gave.
  bool isStart(const Expr *E) const {
    E = strip(E);
    const auto *Named = dyn_cast<DeclRefExpr>(E);
    const auto *Variable =
        Named ? dyn_cast<VarDecl>(Named->getDecl()) : nullptr;
    return E == Of.Start ||
           (Variable && Variable->getInit() && !Code.mayChange(*Variable) &&
            strip(Variable->getInit()) == Of.Start);
  }

  const Acquisition &Of;
  const FoundLocks &All;
  Body &Code;
  EffectsOfCalls &Effects;
  const StatementOrder &Order;
  AsyncModel &Model;
  const Releases Ends;
  llvm::SmallVector<const CFGBlock *, 8> Open;
  llvm::SmallPtrSet<const CFGBlock *, 16> Seen;
  llvm::SmallPtrSet<const Expr *, 4> Points;
  /// What has been seen to give it back.
  llvm::SmallPtrSet<const Stmt *, 4> Left;
};

} // namespace

/// Whether \p Source, which another guard is made from, may hold a lock there:
/// a variable of the function that has not given its own back before.
static bool mayHoldAt(const Expr &Source,
                      const llvm::SmallPtrSetImpl<const Stmt *> &Moved,
                      Body &Code) {
  const std::optional<LockPath> Path = LockPath::of(&Source, Code);
  const auto *Variable = Path ? dyn_cast_or_null<VarDecl>(Path->Root) : nullptr;
  if (!Variable || !Variable->hasLocalStorage() || !Path->Members.empty() ||
      Variable->getType()->isReferenceType() ||
      Variable->getDeclContext() != &Code.function())
    return true;
  return llvm::any_of(Moved, [&](const Stmt *By) {
    const auto *Call = dyn_cast<CallExpr>(By);
    return Call && Call->getNumArgs() > 0 && Call->getArg(0) == &Source;
  });
}

/// Whether what has the lock is there to be awaited: it may give it back when
/// the coroutine suspends.
///     co_await unlocks_meanwhile{std::move(guard)};
static bool isOfAwaiter(const Acquisition &Taken, AsyncModel &Model) {
  const auto *Made = dyn_cast_or_null<Expr>(Taken.Start);
  LockTypes &Types = Model.get<LockTypes>();
  return (Taken.Variable &&
          Types.isAwaitableValue(Taken.Variable->getType())) ||
         (Made && isa<CXXBindTemporaryExpr>(Made) &&
          Types.isAwaitableValue(Made->getType()));
}

std::vector<HeldLock> locksHeldAcrossAwaits(const FunctionDecl &Function,
                                            AsyncModel &Model) {
  const std::shared_ptr<Body> Code = Model.bodyOf(Function);
  if (Code->suspensionPoints().empty())
    return {};
  FoundLocks Found = locksTakenIn(Function, Model);
  if (Found.Taken.empty())
    return {};
  const StatementOrder Order(*writtenBody(Function));
  EffectsOfCalls Effects(*Code, Model);
  std::vector<HeldLock> Held;
  llvm::SmallPtrSet<const Stmt *, 8> Moved;
  for (const Acquisition &Taken : Found.Taken) {
    if (isOfAwaiter(Taken, Model))
      continue;
    // What has given its lock back before has none to hand on.
    if (Taken.Source && !mayHoldAt(*Taken.Source, Moved, *Code))
      continue;
    HeldWalk Walk(Taken, Found, *Code, Effects, Order, Model);
    if (std::vector<const Expr *> Points = Walk.run(Moved); !Points.empty())
      Held.push_back({Taken, std::move(Points)});
  }
  return Held;
}

} // namespace async_tidy
