// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "GuardFlow.h"
#include "support/code/Names.h"
#include "support/code/OwnCodeVisitor.h"
#include "support/coroutines/Coroutine.h"
#include "support/flow/FlowBuilder.h"
#include "support/flow/ValueFlow.h"

using namespace clang;

namespace async_tidy {

GuardFlow::GuardFlow(AsyncModel &Model, const GuardedFact &Fact)
    : Context(Model.context()), Model(&Model) {
  for (const std::string &Name : Fact.Guards)
    Guards.add(Name, true);
}

bool GuardFlow::isGuard(const NamedDecl &Named) const {
  return Guards.mayHold(simpleName(Named)) &&
         !Guards.find(qualifiedName(Named)).empty();
}

/// Whether values of \p Type are true or false: bool, a pointer, an optional.
static bool isTruth(QualType Type) {
  if (Type->isBooleanType() || Type->isPointerType())
    return true;
  const CXXRecordDecl *Class = classOf(Type);
  return Class && Class->hasDefinition() &&
         anyBase(*Class, [](const CXXRecordDecl &Base) {
           return Base.hasDefinition() &&
                  llvm::any_of(Base.decls(), [](const Decl *D) {
                    const auto *Conversion = dyn_cast<CXXConversionDecl>(D);
                    return Conversion &&
                           Conversion->getConversionType()->isBooleanType();
                  });
         });
}

/// How a guard with a result of \p Type tells that it refuses.
static Passing passingBy(QualType Type, const AsyncModel &Model) {
  // std::error_code is true where there is an error.
  if (isOneOf(Type, Model.facts().errorValues()) ||
      Type->isIntegralOrEnumerationType())
    return Type->isBooleanType() ? Passing::WhenTrue : Passing::WhenTested;
  return isTruth(Type) ? Passing::WhenTrue : Passing::Always;
}

/// false, 0, nullptr, std::nullopt, {}: what a function gives that refuses.
static bool isRefusal(const Expr *E, const ASTContext &Context) {
  E = stripCasts(E);
  while (const auto *Made = dyn_cast_or_null<CXXConstructExpr>(E)) {
    if (Made->getNumArgs() == 0)
      return true;
    E = stripCasts(Made->getArg(0));
  }
  if (!E || E->isValueDependent())
    return false;
  if (const auto *List = dyn_cast<InitListExpr>(E))
    return List->getNumInits() == 0;
  if (const auto *Named = dyn_cast<DeclRefExpr>(E))
    if (Named->getDecl()->getName() == "nullopt")
      return true;
  bool Value = true;
  return isa<CXXNullPtrLiteralExpr>(E) ||
         (E->EvaluateAsBooleanCondition(Value, Context) && !Value);
}

/// true
static bool isApproval(const Expr *E, const ASTContext &Context) {
  bool Value = false;
  return !E->isValueDependent() && E->getType()->isBooleanType() &&
         E->EvaluateAsBooleanCondition(Value, Context) && Value;
}

class GuardFlow::Analysis : public OwnCodeVisitor<Analysis> {
public:
  Analysis(GuardFlow &Flow, const FunctionDecl &Function, Behind &Found)
      : OwnCodeVisitor(Flow.Context), Flow(Flow), Function(Function),
        Found(Found) {}

  void run() {
    auto *Body = const_cast<Stmt *>(writtenBody(Function));
    CFG::BuildOptions Options;
    Options.setAllAlwaysAdd();
    Options.AddEHEdges = true;
    Code = CFG::buildCFG(&Function, Body, &const_cast<ASTContext &>(Context),
                         Options);
    if (!Code)
      return;
    for (const Expr *Point : suspensionPoints(Function))
      if (const Expr *Operand = awaitedOperand(*Point))
        await(*Point, *Operand);
    TraverseStmt(Body);
    solve();
    collect();
  }

  bool VisitStmt(Stmt *S) {
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
  bool VisitCallExpr(CallExpr *Call) {
    if (!Flow.Model)
      return true;
    // What never runs, or runs elsewhere, guards nothing here.
    const bool IsTask = Flow.Model->asyncType(Call->getType()).has_value();
    const Expr *Value = Call;
    if (IsTask && !(Value = Awaits.lookup(Call)))
      return true;
    const Passing How = Flow.passingOf(*Call, Value->getType());
    if (How != Passing::No) {
      Found.Guards.push_back(Call);
      Values[Value] = How;
    }
    return true;
  }
  bool VisitCXXConstructExpr(CXXConstructExpr *Construction) {
    if (Flow.Model &&
        !Construction->getConstructor()->isCopyOrMoveConstructor() &&
        Flow.isGuard(*Construction->getConstructor()->getParent()))
      Values[Construction] = Passing::Always;
    return true;
  }
  bool VisitVarDecl(VarDecl *Variable) {
    if (Variable->getInit() && !isRefusal(Variable->getInit(), Context))
      Written[Variable].push_back(Variable->getInit());
    return true;
  }
  bool VisitBinaryOperator(BinaryOperator *Assignment) {
    if (Assignment->isAssignmentOp())
      assign(Assignment->getLHS(), Assignment->getRHS());
    return true;
  }
  bool VisitCXXOperatorCallExpr(CXXOperatorCallExpr *Call) {
    if (Call->getOperator() == OO_Equal && Call->getNumArgs() == 2)
      assign(Call->getArg(0), Call->getArg(1));
    return true;
  }

private:
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

  /// Whether a guard has been passed where \p E is \p Truth.
  bool implies(const Expr *E, bool Truth, unsigned Depth = 0) const {
    E = stripCasts(E);
    if (!E || Depth > 16)
      return false;
    if (auto It = Values.find(E); It != Values.end())
      return It->second == Passing::WhenTested ||
             It->second == (Truth ? Passing::WhenTrue : Passing::WhenFalse);
    if (const auto *Operator = dyn_cast<UnaryOperator>(E))
      return Operator->getOpcode() == UO_LNot &&
             implies(Operator->getSubExpr(), !Truth, Depth + 1);
    if (const auto *Operator = dyn_cast<BinaryOperator>(E)) {
      const bool Left = implies(Operator->getLHS(), Truth, Depth + 1);
      const bool Right = implies(Operator->getRHS(), Truth, Depth + 1);
      if (Operator->isLogicalOp())
        return (Operator->getOpcode() == BO_LAnd) == Truth ? Left || Right
                                                           : Left && Right;
      if (Operator->isEqualityOp())
        return compares(Operator->getLHS(), Operator->getRHS(),
                        (Operator->getOpcode() == BO_EQ) == Truth, Depth);
      return Operator->isComparisonOp() && (Left || Right);
    }
    if (const auto *Named = dyn_cast<DeclRefExpr>(E)) {
      auto It = Written.find(dyn_cast<VarDecl>(Named->getDecl()));
      return It != Written.end() &&
             llvm::all_of(It->second, [&](const Expr *Value) {
               return implies(Value, Truth, Depth + 1);
             });
    }
    if (const auto *Made = dyn_cast<CXXConstructExpr>(E))
      return Made->getNumArgs() == 1 &&
             implies(Made->getArg(0), Truth, Depth + 1);
    if (const auto *Rewritten = dyn_cast<CXXRewrittenBinaryOperator>(E))
      return implies(Rewritten->getSemanticForm(), Truth, Depth + 1);
    if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E)) {
      // if (permit), permit.has_value()
      const Expr *Object = Call->getImplicitObjectArgument();
      const CXXMethodDecl *Method = Call->getMethodDecl();
      const bool IsItself = Method && (isa<CXXConversionDecl>(Method) ||
                                       simpleName(*Method) == "has_value" ||
                                       simpleName(*Method) == "ok" ||
                                       simpleName(*Method) == "get");
      return IsItself ? implies(Object, Truth, Depth + 1) : tests(Object);
    }
    if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(E)) {
      const OverloadedOperatorKind Kind = Call->getOperator();
      if (Kind == OO_EqualEqual || Kind == OO_ExclaimEqual)
        return compares(Call->getArg(0), Call->getArg(1),
                        (Kind == OO_EqualEqual) == Truth, Depth);
      if (Kind == OO_Exclaim)
        return implies(Call->getArg(0), !Truth, Depth + 1);
      return llvm::any_of(Call->arguments(),
                          [&](const Expr *Operand) { return tests(Operand); });
    }
    return false;
  }

  /// allowed == false, owner != nullptr, verdict == Verdict::Allowed
  bool compares(const Expr *Left, const Expr *Right, bool IsEqual,
                unsigned Depth) const {
    auto Test = [&](const Expr *Value, const Expr *Other) {
      return implies(Value, isRefusal(Other, Context) != IsEqual, Depth + 1);
    };
    return Test(Left, Right) || Test(Right, Left);
  }

  void solve() {
    AtEnd.assign(Code->getNumBlockIDs(), true);
    AtStart = AtEnd;
    const bool IsGuarded =
        llvm::any_of(Function.parameters(), [&](const ParmVarDecl *Parameter) {
          const CXXRecordDecl *Class =
              classOf(Parameter->getType().getNonReferenceType());
          return Class && Flow.isGuard(*Class);
        });
    AtEnd[Code->getEntry().getBlockID()] = IsGuarded;
    for (bool Changed = true; Changed;) {
      Changed = false;
      for (const CFGBlock *Block : *Code) {
        if (Block == &Code->getEntry())
          continue;
        bool Start = isBehindAtStart(*Block);
        const bool End = transfer(*Block, [](const Stmt &, bool) {});
        Changed |= End != AtEnd[Block->getBlockID()] ||
                   Start != AtStart[Block->getBlockID()];
        AtEnd[Block->getBlockID()] = End;
        AtStart[Block->getBlockID()] = Start;
      }
    }
  }

  bool passesEdge(const CFGBlock &From, const CFGBlock &To) const {
    // A guard that throws has not been passed.
    if (isa_and_nonnull<CXXTryStmt>(To.getTerminatorStmt()) &&
        !From.getTerminatorStmt())
      return AtStart[From.getBlockID()];
    if (AtEnd[From.getBlockID()])
      return true;
    const auto *Condition =
        dyn_cast_or_null<Expr>(From.getTerminatorCondition());
    if (!Condition)
      return false;
    if (isa<SwitchStmt>(From.getTerminatorStmt()))
      return implies(Condition, true) && implies(Condition, false);
    if (const Expr *Last = From.getLastCondition())
      Condition = Last;
    if (From.succ_size() != 2)
      return false;
    auto Next = From.succ_begin();
    const CFGBlock *WhenTrue = *Next++;
    const CFGBlock *WhenFalse = *Next;
    return WhenTrue != WhenFalse &&
           implies(Condition, /*Truth=*/&To == WhenTrue);
  }

  bool isBehindAtStart(const CFGBlock &Block) const {
    bool IsReached = false;
    for (const CFGBlock::AdjacentBlock &Before : Block.preds())
      if (Before.isReachable()) {
        IsReached = true;
        if (!passesEdge(*Before, Block))
          return false;
      }
    return IsReached;
  }

  template <typename Callback>
  bool transfer(const CFGBlock &Block, Callback Each) const {
    bool IsBehind = isBehindAtStart(Block);
    for (const CFGElement &Element : Block)
      if (std::optional<CFGStmt> Statement = Element.getAs<CFGStmt>()) {
        Each(*Statement->getStmt(), IsBehind);
        auto It = Values.find(dyn_cast<Expr>(Statement->getStmt()));
        IsBehind |= It != Values.end() && It->second == Passing::Always;
      }
    return IsBehind;
  }

  void collect() {
    bool AllBehind = true;
    bool AllTold = true;
    bool AllDenied = true;
    bool AllTested = true;
    bool ReturnsGuarded = false;
    bool HasEnd = false;
    for (const CFGBlock *Block : *Code) {
      const Stmt *Last = nullptr;
      transfer(*Block, [&](const Stmt &S, bool IsBehind) {
        Last = &S;
        if (IsBehind)
          Found.Statements.insert(&S);
      });
      // A call that may throw has a way to the exit as well.
      auto IsExit = [&](const CFGBlock *Next) {
        return Next == &Code->getExit();
      };
      const bool Leaves =
          Block->getTerminatorStmt()
              ? llvm::any_of(Block->succs(), IsExit)
              : Block->succ_size() > 0 && llvm::all_of(Block->succs(), IsExit);
      if (!Leaves || Block == &Code->getEntry() ||
          Block->hasNoReturnElement() || isa_and_nonnull<CXXThrowExpr>(Last))
        continue;
      HasEnd = true;
      // The end of the body may be one of two ways out of a loop.
      const bool End = passesEdge(*Block, Code->getExit());
      const Expr *Value = nullptr;
      if (const auto *Return = dyn_cast_or_null<ReturnStmt>(Last))
        Value = Return->getRetValue();
      else if (const auto *Return = dyn_cast_or_null<CoreturnStmt>(Last))
        Value = Return->getOperand();
      AllBehind &= End;
      AllTold &= End || (Value && (isRefusal(Value, Context) ||
                                   implies(Value, /*Truth=*/true)));
      AllDenied &= End || (Value && (isApproval(Value, Context) ||
                                     implies(Value, /*Truth=*/false)));
      AllTested &= End || (Value && (isConstant(Value) || tests(Value)));
      ReturnsGuarded |= End || (Value && tests(Value));
    }
    if (!HasEnd || AllBehind)
      Found.Whole = HasEnd ? Passing::Always : Passing::No;
    else if (AllTold)
      Found.Whole = Passing::WhenTrue;
    else if (AllDenied && Flow.Passes)
      Found.Whole = Passing::WhenFalse;
    else if (AllTested && ReturnsGuarded)
      Found.Whole = Passing::WhenTested;
  }

  bool tests(const Expr *Value) const {
    return implies(Value, true) && implies(Value, false);
  }
  /// Status::Denied, 403
  bool isConstant(const Expr *Value) const {
    Expr::EvalResult Result;
    return !Value->isValueDependent() &&
           Value->getType()->isIntegralOrEnumerationType() &&
           !Value->getType()->isBooleanType() &&
           Value->EvaluateAsRValue(Result, Context);
  }

  GuardFlow &Flow;
  const FunctionDecl &Function;
  Behind &Found;
  std::unique_ptr<CFG> Code;
  /// Of calls, the expression that awaits their result.
  llvm::DenseMap<const CallExpr *, const Expr *> Awaits;
  /// What a guard, or its await, gives.
  llvm::DenseMap<const Expr *, Passing> Values;
  /// What is stored in a variable, but for what says no.
  llvm::DenseMap<const VarDecl *, llvm::SmallVector<const Expr *, 2>> Written;
  /// By block.
  std::vector<bool> AtEnd;
  std::vector<bool> AtStart;
};

Passing GuardFlow::passingOf(const CallExpr &Call, QualType Result) {
  if (anyCalledName(
          Call, [&](llvm::StringRef Name) { return Guards.mayHold(Name); },
          [&](const std::string &Name) { return !Guards.find(Name).empty(); }))
    // What a limiter gives is the permit.
    return Model->hasRole(Call, Role::Limiter) ||
                   Model->hasRole(Call, Role::Lock)
               ? Passing::Always
               : passingBy(Result, *Model);
  const FunctionDecl *Definition = definitionOf(Call.getDirectCallee());
  return Definition ? behind(*Definition).Whole : Passing::No;
}

const GuardFlow::Behind &GuardFlow::behind(const FunctionDecl &Function) {
  auto [It, IsNew] = Known.try_emplace(&Function);
  if (!IsNew)
    return It->second;
  // What recursion asks for is not known yet, and counts as nothing.
  Behind Found;
  Analysis(*this, Function, Found).run();
  return It->second = std::move(Found);
}

} // namespace async_tidy
