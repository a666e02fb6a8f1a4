// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "GuardFlow.h"
#include "GuardAnswers.h"
#include "SecurityFacts.h"
#include "support/code/Literals.h"
#include "support/code/Names.h"
#include "support/code/OwnCodeVisitor.h"
#include "support/concurrency/ConcurrencyFacts.h"
#include "support/coroutines/Coroutine.h"
#include "support/flow/OwnFunctions.h"
#include "support/tasks/TaskFacts.h"

using namespace clang;

namespace async_tidy {

GuardFlow::GuardFlow(AsyncModel &Model, const GuardedFact &Fact)
    : Unit(Model), Model(&Model) {
  for (const std::string &Name : Fact.Guards)
    Guards.add(Name, true);
}

bool GuardFlow::isGuard(const NamedDecl &Named) const {
  return Guards.mayHold(simpleName(Named)) &&
         !Guards.find(qualifiedName(Named)).empty();
}

class GuardFlow::Analysis : public OwnCodeVisitor {
public:
  using Condition = GuardSummary::Condition;

  Analysis(GuardFlow &Flow, const FunctionDecl &Function)
      : OwnCodeVisitor(Flow.Unit.context()), Flow(Flow), Function(Function),
        Conditions(Summary) {
    summary();
  }

  GuardSummary Summary;
  std::vector<const FunctionDecl *> Functions;
  std::vector<GuardCall> Calls;

  /// Shows each statement with its place.
  template <typename Callback> void eachStatement(Callback Each) const {
    if (!Code)
      return;
    for (const CFGBlock *Block : *Code) {
      GuardPlace Place = {Block->getBlockID(), 0};
      for (const CFGElement &Element : *Block)
        if (std::optional<CFGStmt> Statement = Element.getAs<CFGStmt>()) {
          Each(*Statement->getStmt(), Place);
          Place.Gates += gateAt(*Statement->getStmt()).has_value();
        }
    }
  }

  bool VisitStmt(Stmt *S) override {
    const Passing How = Flow.Passes ? Flow.Passes(*S) : Passing::No;
    if (How == Passing::No)
      return true;
    if (const auto *Loop = dyn_cast<CXXForRangeStmt>(S))
      endLoop(Loop->getCond(), How);
    else if (const auto *Loop = dyn_cast<ForStmt>(S))
      endLoop(Loop->getCond(), How);
    else if (const auto *Loop = dyn_cast<WhileStmt>(S))
      endLoop(Loop->getCond(), How);
    else if (const auto *E = dyn_cast<Expr>(S))
      Values[E] = How;
    return true;
  }
  bool VisitCallExpr(CallExpr *Call) override {
    if (!Flow.Model)
      return true;
    // What never runs, or runs elsewhere, guards nothing here.
    const bool IsTask = Flow.Model->asyncType(Call->getType()).has_value();
    const Expr *Value = Call;
    if (IsTask && !(Value = Awaits.lookup(Call)))
      return true;
    if (const Passing How = Flow.passingOf(*Call, Value->getType());
        How != Passing::No) {
      Calls.push_back({Call, std::nullopt});
      Values[Value] = How;
    } else if (const FunctionDecl *Callee =
                   ofProgram(Call->getDirectCallee())) {
      const unsigned Index = indexOf(*Callee);
      Calls.push_back({Call, Index});
      Asked[Value] = Index;
      Gates[Value] = Conditions.called(Index, Passing::Always);
    }
    return true;
  }
  bool VisitCXXConstructExpr(CXXConstructExpr *Construction) override {
    if (Flow.Model &&
        !Construction->getConstructor()->isCopyOrMoveConstructor() &&
        Flow.isGuard(*Construction->getConstructor()->getParent()))
      Values[Construction] = Passing::Always;
    return true;
  }
  bool VisitVarDecl(VarDecl *Variable) override {
    if (Variable->getInit() && !isRefusal(Variable->getInit(), Context))
      Written[Variable].push_back(Variable->getInit());
    return true;
  }
  bool VisitBinaryOperator(BinaryOperator *Assignment) override {
    if (Assignment->isAssignmentOp())
      assign(Assignment->getLHS(), Assignment->getRHS());
    return true;
  }
  bool VisitCXXOperatorCallExpr(CXXOperatorCallExpr *Call) override {
    if (Call->getOperator() == OO_Equal && Call->getNumArgs() == 2)
      assign(Call->getArg(0), Call->getArg(1));
    return true;
  }

private:
  /// What evaluating \p S passes: what a guard gives that throws or waits.
  std::optional<Condition> gateAt(const Stmt &S) const {
    const auto *E = dyn_cast<Expr>(&S);
    if (auto It = Values.find(E); It != Values.end())
      return It->second == Passing::Always ? std::optional(GuardSummary::Ever)
                                           : std::nullopt;
    auto It = Gates.find(E);
    return It == Gates.end() ? std::nullopt : std::optional(It->second);
  }

  void summary() {
    Read = Flow.Unit.bodyOf(Function);
    Code = Read->graph(GraphKind::Exceptions).cfg();
    if (!Code)
      return;
    if (Flow.Model)
      for (const Expr *Point : Read->suspensionPoints())
        if (const Expr *Operand = awaitedOperand(*Point))
          await(*Point, *Operand);
    TraverseStmt(const_cast<Stmt *>(writtenBody(Function)));
    connect();
  }

  /// Each part of i != n && text[i] can end the loop.
  void endLoop(const Expr *Condition, Passing How) {
    if (!Condition)
      return;
    Condition = stripCasts(Condition);
    Values[Condition] = How;
    if (const auto *Both = dyn_cast<BinaryOperator>(Condition);
        Both && Both->getOpcode() == BO_LAnd) {
      endLoop(Both->getLHS(), How);
      endLoop(Both->getRHS(), How);
    }
  }

  void assign(const Expr *Target, const Expr *Value) {
    if (const auto *Named = dyn_cast<DeclRefExpr>(stripCasts(Target)))
      if (const auto *Variable = dyn_cast<VarDecl>(Named->getDecl()))
        Written[Variable].push_back(Value);
  }

  /// co_await guard(), guard().within(1s), std::move(started)
  void await(const Expr &Point, const Expr &Operand) {
    const Expr *E = stripCasts(&Operand);
    while (E) {
      if (const auto *Call = dyn_cast<CallExpr>(E)) {
        Awaits.try_emplace(Call, &Point);
        const auto *Member = dyn_cast<CXXMemberCallExpr>(Call);
        E = Member                    ? Member->getImplicitObjectArgument()
            : Call->isCallToStdMove() ? Call->getArg(0)
                                      : nullptr;
      } else if (const auto *Named = dyn_cast<DeclRefExpr>(E)) {
        const auto *Variable = dyn_cast<VarDecl>(Named->getDecl());
        E = Variable ? Variable->getInit() : nullptr;
      } else if (const auto *Made = dyn_cast<CXXConstructExpr>(E)) {
        E = Made->getNumArgs() == 1 ? Made->getArg(0) : nullptr;
      } else {
        return;
      }
      E = E ? stripCasts(E) : nullptr;
    }
  }

  /// The index of \p Callee in Functions.
  unsigned indexOf(const FunctionDecl &Callee) {
    const auto [It, IsNew] =
        Indices.try_emplace(Callee.getCanonicalDecl(), Functions.size());
    if (IsNew)
      Functions.push_back(&Callee);
    return It->second;
  }

  /// On what it hangs that a guard has been passed where \p E is \p Truth.
  Condition implies(const Expr *E, bool Truth, unsigned Depth = 0) {
    E = stripCasts(E);
    if (!E || Depth > 64)
      return GuardSummary::Never;
    // What a variable is given may come from the variable.
    const auto [It, IsNew] =
        Implied.try_emplace({E, Truth}, GuardSummary::Never);
    if (!IsNew)
      return It->second;
    const Condition Found = find(E, Truth, Depth + 1);
    return Implied[{E, Truth}] = Found;
  }

  Condition find(const Expr *E, bool Truth, unsigned Depth) {
    if (auto It = Values.find(E); It != Values.end())
      return It->second == Passing::Always ||
                     It->second == Passing::WhenTested ||
                     It->second ==
                         (Truth ? Passing::WhenTrue : Passing::WhenFalse)
                 ? GuardSummary::Ever
                 : GuardSummary::Never;
    const Condition Inside = findInside(E, Truth, Depth);
    auto It = Asked.find(E);
    return It == Asked.end()
               ? Inside
               : Conditions.either(
                     Inside, Conditions.called(It->second,
                                               Truth ? Passing::WhenTrue
                                                     : Passing::WhenTested));
  }

  /// Of an expression that is no guard itself.
  Condition findInside(const Expr *E, bool Truth, unsigned Depth) {
    if (const auto *Operator = dyn_cast<UnaryOperator>(E))
      return Operator->getOpcode() == UO_LNot
                 ? implies(Operator->getSubExpr(), !Truth, Depth)
                 : GuardSummary::Never;
    if (const auto *Operator = dyn_cast<BinaryOperator>(E)) {
      if (Operator->isEqualityOp())
        return compares(Operator->getLHS(), Operator->getRHS(),
                        (Operator->getOpcode() == BO_EQ) == Truth, Depth);
      if (!Operator->isLogicalOp() && !Operator->isComparisonOp())
        return GuardSummary::Never;
      const Condition Left = implies(Operator->getLHS(), Truth, Depth);
      const Condition Right = implies(Operator->getRHS(), Truth, Depth);
      return Operator->isLogicalOp() &&
                     (Operator->getOpcode() == BO_LAnd) != Truth
                 ? Conditions.both(Left, Right)
                 : Conditions.either(Left, Right);
    }
    if (const auto *Named = dyn_cast<DeclRefExpr>(E)) {
      auto It = Written.find(dyn_cast<VarDecl>(Named->getDecl()));
      if (It == Written.end())
        return GuardSummary::Never;
      Condition All = GuardSummary::Ever;
      for (const Expr *Value : It->second)
        All = Conditions.both(All, implies(Value, Truth, Depth));
      return All;
    }
    if (const auto *Made = dyn_cast<CXXConstructExpr>(E))
      return Made->getNumArgs() == 1 ? implies(Made->getArg(0), Truth, Depth)
                                     : GuardSummary::Never;
    if (const auto *Rewritten = dyn_cast<CXXRewrittenBinaryOperator>(E))
      return implies(Rewritten->getSemanticForm(), Truth, Depth);
    if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E)) {
      // if (permit), permit.has_value()
      const Expr *Object = Call->getImplicitObjectArgument();
      const CXXMethodDecl *Method = Call->getMethodDecl();
      const bool IsItself = Method && (isa<CXXConversionDecl>(Method) ||
                                       simpleName(*Method) == "has_value" ||
                                       simpleName(*Method) == "ok" ||
                                       simpleName(*Method) == "get");
      return IsItself ? implies(Object, Truth, Depth) : tests(Object, Depth);
    }
    if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(E)) {
      const OverloadedOperatorKind Kind = Call->getOperator();
      if (Kind == OO_EqualEqual || Kind == OO_ExclaimEqual)
        return compares(Call->getArg(0), Call->getArg(1),
                        (Kind == OO_EqualEqual) == Truth, Depth);
      if (Kind == OO_Exclaim)
        return implies(Call->getArg(0), !Truth, Depth);
      Condition Any = GuardSummary::Never;
      for (const Expr *Operand : Call->arguments())
        Any = Conditions.either(Any, tests(Operand, Depth));
      return Any;
    }
    return GuardSummary::Never;
  }

  /// allowed == false, owner != nullptr, verdict == Verdict::Allowed
  Condition compares(const Expr *Left, const Expr *Right, bool IsEqual,
                     unsigned Depth) {
    auto Test = [&](const Expr *Value, const Expr *Other) {
      return implies(Value, isRefusal(Other, Context) != IsEqual, Depth);
    };
    return Conditions.either(Test(Left, Right), Test(Right, Left));
  }

  Condition tests(const Expr *Value, unsigned Depth = 0) {
    const Condition WhenTrue = implies(Value, true, Depth);
    return Conditions.both(WhenTrue, implies(Value, false, Depth));
  }

  /// owns() ? 200 : 403 hangs on a guard, whichever way.
  Condition verdict(const Expr *Value) {
    const auto *Choice =
        dyn_cast_or_null<ConditionalOperator>(stripCasts(Value));
    if (!Choice || !isVerdict(Value, Context))
      return tests(Value);
    return Conditions.either(implies(Choice->getCond(), true),
                             implies(Choice->getCond(), false));
  }

  void connect() {
    Summary.Blocks.resize(Code->getNumBlockIDs());
    Summary.Entry = Code->getEntry().getBlockID();
    Summary.MayDeny = Flow.Passes != nullptr;
    Summary.IsBehind =
        llvm::any_of(Function.parameters(), [&](const ParmVarDecl *Parameter) {
          const CXXRecordDecl *Class =
              classOf(Parameter->getType().getNonReferenceType());
          return Class && Flow.isGuard(*Class);
        });
    eachStatement([&](const Stmt &S, GuardPlace Place) {
      if (const std::optional<Condition> Gate = gateAt(S))
        Summary.Blocks[Place.Block].Gates.push_back(*Gate);
    });
    for (const CFGBlock *Block : *Code) {
      std::vector<GuardSummary::Edge> &From =
          Summary.Blocks[Block->getBlockID()].From;
      for (const CFGBlock::AdjacentBlock &Before : Block->preds())
        if (Before.isReachable())
          From.push_back(edge(*Before, *Block));
      addExit(*Block);
    }
  }

  GuardSummary::Edge edge(const CFGBlock &From, const CFGBlock &To) {
    GuardSummary::Edge Way = {From.getBlockID()};
    // A guard that throws has not been passed.
    if (isa_and_nonnull<CXXTryStmt>(To.getTerminatorStmt()) &&
        !From.getTerminatorStmt()) {
      Way.BeforeGates = true;
      return Way;
    }
    const auto *Tested = dyn_cast_or_null<Expr>(From.getTerminatorCondition());
    if (!Tested)
      return Way;
    if (isa<SwitchStmt>(From.getTerminatorStmt())) {
      Way.Opens = tests(Tested);
      return Way;
    }
    if (const Expr *Last = From.getLastCondition())
      Tested = Last;
    if (From.succ_size() != 2)
      return Way;
    auto Next = From.succ_begin();
    const CFGBlock *WhenTrue = *Next++;
    const CFGBlock *WhenFalse = *Next;
    if (WhenTrue != WhenFalse)
      Way.Opens = implies(Tested, /*Truth=*/&To == WhenTrue);
    return Way;
  }

  void addExit(const CFGBlock &Block) {
    // A call that may throw has a way to the exit as well.
    auto IsExit = [&](const CFGBlock *Next) {
      return Next == &Code->getExit();
    };
    const bool Leaves =
        Block.getTerminatorStmt()
            ? llvm::any_of(Block.succs(), IsExit)
            : Block.succ_size() > 0 && llvm::all_of(Block.succs(), IsExit);
    const Stmt *Last = nullptr;
    for (const CFGElement &Element : Block)
      if (std::optional<CFGStmt> Statement = Element.getAs<CFGStmt>())
        Last = Statement->getStmt();
    if (!Leaves || &Block == &Code->getEntry() || Block.hasNoReturnElement() ||
        isa_and_nonnull<CXXThrowExpr>(Last))
      return;
    const Expr *Value = nullptr;
    if (const auto *Return = dyn_cast_or_null<ReturnStmt>(Last))
      Value = Return->getRetValue();
    else if (const auto *Return = dyn_cast_or_null<CoreturnStmt>(Last))
      Value = Return->getOperand();
    // The end of the body may be one of two ways out of a loop.
    GuardSummary::Exit Exit = {edge(Block, Code->getExit())};
    if (Value) {
      Exit.Verdict = verdict(Value);
      Exit.WhenTrue =
          isRefusal(Value, Context) ? GuardSummary::Ever : implies(Value, true);
      Exit.WhenFalse = isApproval(Value, Context) ? GuardSummary::Ever
                                                  : implies(Value, false);
      Exit.WhenTested =
          isVerdict(Value, Context) ? GuardSummary::Ever : tests(Value);
    }
    Summary.Exits.push_back(Exit);
  }

  GuardFlow &Flow;
  const FunctionDecl &Function;
  GuardConditions Conditions;
  std::shared_ptr<Body> Read;
  /// Of what is read.
  const CFG *Code = nullptr;
  /// Of calls, the expression that awaits their result.
  llvm::DenseMap<const CallExpr *, const Expr *> Awaits;
  /// What a guard, or its await, gives.
  llvm::DenseMap<const Expr *, Passing> Values;
  /// Where another function of the program gives something: which one, and
  /// that it has been passed.
  llvm::DenseMap<const Expr *, unsigned> Asked;
  llvm::DenseMap<const Expr *, Condition> Gates;
  /// What is stored in a variable, but for what says no.
  llvm::DenseMap<const VarDecl *, llvm::SmallVector<const Expr *, 2>> Written;
  llvm::DenseMap<const FunctionDecl *, unsigned> Indices;
  std::map<std::pair<const Expr *, bool>, Condition> Implied;
};

Passing GuardFlow::passingOf(const CallExpr &Call, QualType Result) {
  if (!anyCalledName(
          Call, [&](llvm::StringRef Name) { return Guards.mayHold(Name); },
          [&](const std::string &Name) { return !Guards.find(Name).empty(); }))
    return Passing::No;
  // What a limiter gives is the permit.
  return Model->hasRole(Call, role::Limiter) || Model->hasRole(Call, role::Lock)
             ? Passing::Always
             : passingBy(Result, *Model);
}

const GuardFlow::Behind &GuardFlow::behind(const FunctionDecl &Function) {
  auto [It, IsNew] = Known.try_emplace(&Function);
  if (!IsNew)
    return It->second;
  const Analysis Made(*this, Function);
  const GuardState State(Made.Summary, {});
  Behind Found;
  Found.Whole = State.whole();
  Made.eachStatement([&](const Stmt &S, GuardPlace Place) {
    if (State.isBehind(Place))
      Found.Statements.insert(&S);
  });
  return It->second = std::move(Found);
}

GuardFlow::Summarized
GuardFlow::summaryOf(const FunctionDecl &Function,
                     const llvm::DenseSet<const Stmt *> &Wanted) {
  Analysis Made(*this, Function);
  Summarized Found;
  Found.Summary = std::move(Made.Summary);
  Found.Functions = std::move(Made.Functions);
  Found.Calls = std::move(Made.Calls);
  Made.eachStatement([&](const Stmt &S, GuardPlace Place) {
    if (Wanted.contains(&S))
      Found.Places[&S].push_back(Place);
  });
  return Found;
}

} // namespace async_tidy
