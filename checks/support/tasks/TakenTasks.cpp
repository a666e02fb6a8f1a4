// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "TakenTasks.h"
#include "HeldTask.h"
#include "TaskFacts.h"
#include "support/code/Names.h"
#include "support/code/ObjectUse.h"
#include "support/code/PlacedCodeVisitor.h"

using namespace clang;

namespace async_tidy {

namespace {

class Reader : public PlacedCodeVisitor {
public:
  Reader(const FunctionDecl &Function, AsyncModel &Model)
      : PlacedCodeVisitor(Model.context()), Function(Function), Model(Model),
        Code(Model.bodyOf(Function)) {}

  bool VisitVarDecl(VarDecl *Variable) override {
    if (const auto *Whole = dyn_cast<DecompositionDecl>(Variable)) {
      for (const BindingDecl *Part : Whole->bindings())
        declared(*Part, *Variable);
    } else {
      declared(*Variable, *Variable);
    }
    return true;
  }
  bool VisitDeclRefExpr(DeclRefExpr *Use) override {
    // Both forms of an initialiser list hold the same mentions.
    if (const std::optional<unsigned> Index = indexOf(*Use);
        Index && Seen.insert(Use).second)
      mention(*Use, Found[*Index]);
    return true;
  }

  std::vector<TakenVariable> Found;

private:
  using Kind = TakenEvent::Kind;

  bool canBeTakenOnce(QualType Type) {
    // A binding of code that does not compile has no type.
    if (Type.isNull())
      return false;
    Type = Type.getNonReferenceType();
    if (Type->isDependentType() || !Type->isRecordType())
      return false;
    if (isOneOf(Type, Model.facts().get<SingleUseFacts>().Types))
      return true;
    const std::optional<HeldTask> Held = heldTask(Type, Model);
    return Held && (Held->IsContainer || isUnique(Type));
  }
  bool isAwaitedOnce(QualType Type) const {
    return isOneOf(Type.getNonReferenceType(),
                   Model.facts().get<SingleUseFacts>().AwaitedOnce);
  }

  /// Whether \p Variable is an object of the function's own, or stands for one
  /// that nobody else names meanwhile: the element of a loop.
  bool isOwn(const ValueDecl &Variable) const {
    if (const auto *Part = dyn_cast<BindingDecl>(&Variable)) {
      const auto *Whole = dyn_cast<VarDecl>(Part->getDecomposedDecl());
      return Whole && Whole->getDeclContext() == &Function &&
             !Whole->getType()->isReferenceType();
    }
    const auto *Named = dyn_cast<VarDecl>(&Variable);
    if (!Named || !Named->hasLocalStorage())
      return false;
    const QualType Type = Named->getType();
    if (Named->isInitCapture() || Named->getDeclContext() != &Function)
      return isCopiedIn(*Named);
    return !Type->isReferenceType() || LoopVariables.contains(Named) ||
           (isa<ParmVarDecl>(Named) && Type->isRValueReferenceType());
  }
  bool isCopiedIn(const VarDecl &Variable) const {
    const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
    return Method && Method->getParent()->isLambda() &&
           llvm::any_of(Method->getParent()->captures(),
                        [&](const LambdaCapture &Capture) {
                          return Capture.capturesVariable() &&
                                 Capture.getCapturedVar() == &Variable &&
                                 Capture.getCaptureKind() == LCK_ByCopy &&
                                 !Variable.getType()->isReferenceType();
                        });
  }

  std::optional<unsigned> indexOf(const ValueDecl &Variable) {
    const auto [It, IsNew] = IndexOf.try_emplace(&Variable, std::nullopt);
    if (IsNew && isOwn(Variable) && canBeTakenOnce(Variable.getType())) {
      It->second = Found.size();
      Found.emplace_back().Variable = &Variable;
    }
    return It->second;
  }
  std::optional<unsigned> indexOf(const DeclRefExpr &Use) {
    return isa<VarDecl, BindingDecl>(Use.getDecl()) ? indexOf(*Use.getDecl())
                                                    : std::nullopt;
  }

  void declared(const ValueDecl &Variable, const VarDecl &Whole) {
    if (Around.size() > 1)
      if (const auto *Loop =
              dyn_cast<CXXForRangeStmt>(Around[Around.size() - 2]);
          Loop && Loop->getLoopVariable() == &Whole)
        LoopVariables.insert(&Whole);
    const std::optional<unsigned> Index = indexOf(Variable);
    if (!Index || Around.empty())
      return;
    const Stmt *At = Around.back();
    // int a, b; is two statements in the graph.
    if (Code->graph().cfg() && Code->graph().placesOf(*At).empty() &&
        Whole.getInit())
      At = strip(Whole.getInit());
    add(Found[*Index], {Kind::Declared}, At, Variable.getLocation());
  }

  const Expr *climb(size_t &Depth) const {
    while (isTransparent(outer(Depth)))
      --Depth;
    return cast<Expr>(Around[Depth]);
  }

  void add(TakenVariable &Into, TakenEvent Event, const Stmt *At,
           SourceLocation Location) {
    const BodyGraph &Graph = Code->graph();
    for (size_t Depth = Around.size();
         Graph.cfg() && Graph.placesOf(*At).empty() && Depth > 0; --Depth)
      At = Around[Depth - 1];
    if (!Graph.cfg() || Graph.placesOf(*At).empty()) {
      Into.IsLeftAlone = true;
      return;
    }
    Event.At = At;
    Event.Location = Location;
    for (const Stmt *S : Around)
      if (isa<IfStmt, ForStmt, WhileStmt, DoStmt, CXXForRangeStmt, SwitchStmt,
              ConditionalOperator, CXXTryStmt>(S) ||
          (isa<BinaryOperator>(S) && cast<BinaryOperator>(S)->isLogicalOp()))
        Event.Branching.push_back(S);
    Into.Events.push_back(std::move(Event));
  }

  void mention(const DeclRefExpr &Use, TakenVariable &Of) {
    size_t Depth = Around.size() - 1;
    const Expr *E = climb(Depth);
    if (const auto *Move = dyn_cast_or_null<CallExpr>(outer(Depth));
        Move && Move->isCallToStdMove()) {
      --Depth;
      E = climb(Depth);
      return moved(*E, Depth, Use, Of);
    }
    named(*E, Depth, Use, Of);
  }

  /// A member that says something of its object and does nothing with it, or
  /// converts it: valid(), operator bool.
  static bool isTest(const CXXMethodDecl &Method) {
    return Method.isConst() && Method.getNumParams() == 0 &&
           Method.getReturnType()->isScalarType();
  }
  /// One by which objects of the standard library begin anew.
  static bool isRenewal(const CXXMethodDecl &Method) {
    return Method.hasAttr<ReinitializesAttr>() ||
           llvm::is_contained({"assign", "clear", "emplace", "reset", "swap"},
                              simpleName(Method));
  }

  /// \p E, the variable, stands at Around[Depth].
  void named(const Expr &E, size_t Depth, const DeclRefExpr &Use,
             TakenVariable &Of) {
    const Stmt *Outer = outer(Depth);
    const SourceLocation At = Use.getLocation();
    if (isa_and_nonnull<CoawaitExpr>(Outer)) {
      const bool IsTaken = isAwaitedOnce(Use.getType());
      add(Of, {IsTaken ? Kind::Taken : Kind::Used, true}, Outer, At);
    } else if (const auto *Member = dyn_cast_or_null<MemberExpr>(Outer)) {
      member(*Member, Depth - 1, false, Use, Of);
    } else if (const auto *Call = dyn_cast_or_null<CallExpr>(Outer)) {
      argument(*Call, E, Use, Of);
    } else if (const auto *Made = dyn_cast_or_null<CXXConstructExpr>(Outer)) {
      // co_return task;
      if (Made->getConstructor()->isMoveConstructor())
        add(Of, {Kind::Taken}, Made, At);
      else
        Of.IsLeftAlone = true;
    } else if (isa_and_nonnull<CXXForRangeStmt, ReturnStmt, CoreturnStmt>(
                   Outer)) {
      add(Of, {Kind::Used}, &Use, At);
    } else if (!isa_and_nonnull<CompoundStmt>(Outer) && !isCastToVoid(Outer)) {
      Of.IsLeftAlone = true;
    }
  }

  static bool isCastToVoid(const Stmt *S) {
    const auto *Cast = dyn_cast_or_null<ExplicitCastExpr>(S);
    return Cast && Cast->getCastKind() == CK_ToVoid;
  }

  /// The call that what stands at Around[Depth] is an argument of; null where
  /// there is none.
  const CallExpr *givenTo(size_t Depth) const {
    while (isTransparent(outer(Depth)) ||
           isa_and_nonnull<CXXConstructExpr>(outer(Depth)))
      --Depth;
    return dyn_cast_or_null<CallExpr>(outer(Depth));
  }

  /// \p E, std::move of the variable, stands at Around[Depth].
  void moved(const Expr &E, size_t Depth, const DeclRefExpr &Use,
             TakenVariable &Of) {
    const Stmt *Outer = outer(Depth);
    const SourceLocation At = Use.getLocation();
    if (isa_and_nonnull<CoawaitExpr>(Outer))
      add(Of, {Kind::Taken, true}, Outer, At);
    else if (const auto *Member = dyn_cast_or_null<MemberExpr>(Outer))
      member(*Member, Depth - 1, true, Use, Of);
    else if (const auto *Call = dyn_cast_or_null<CallExpr>(Outer))
      given(*Call, E, Use, Of);
    else if (const auto *Made = dyn_cast_or_null<CXXConstructExpr>(Outer))
      add(Of, {Kind::Taken, false, true, givenTo(Depth - 1)}, Made, At);
    else if (isa_and_nonnull<ReturnStmt, CoreturnStmt>(Outer))
      add(Of, {Kind::Taken, false, true}, &Use, At);
    else if (!isa_and_nonnull<CompoundStmt>(Outer) && !isCastToVoid(Outer))
      Of.IsLeftAlone = true;
  }

  // task.valid(), std::move(task).then(...), future.get()
  void member(const MemberExpr &Member, size_t Depth, bool IsMoved,
              const DeclRefExpr &Use, TakenVariable &Of) {
    while (isTransparent(outer(Depth)))
      --Depth;
    const auto *Call = dyn_cast_or_null<CXXMemberCallExpr>(outer(Depth));
    const auto *Method = dyn_cast<CXXMethodDecl>(Member.getMemberDecl());
    if (!Call || !Method) {
      Of.IsLeftAlone |= !IsMoved;
      return;
    }
    const std::optional<HeldTask> Held =
        heldTask(Use.getType().getNonReferenceType(), Model);
    const bool IsTaken = (IsMoved && Method->getRefQualifier() == RQ_RValue) ||
                         Model.facts().get<SingleUseFacts>().takesOut(*Call);
    if (IsTaken)
      add(Of, {Kind::Taken, false, false, Call}, Call, Use.getLocation());
    else if (isRenewal(*Method) ||
             (Held && Held->IsContainer && !Method->isConst()))
      add(Of, {Kind::Renewed}, Call, Use.getLocation());
    else if (isTest(*Method))
      // Who asks knows what to do.
      add(Of, {Kind::Renewed}, &Use, Use.getLocation());
    else if (!Held || !Held->IsContainer)
      add(Of, {Kind::Used}, &Use, Use.getLocation());
  }

  /// The type of the parameter that takes argument \p E of \p Call; null where
  /// that is the object of an operator, or cannot be told.
  static QualType parameterOf(const CallExpr &Call, const Expr &E) {
    const FunctionDecl *Called = Call.getDirectCallee();
    const bool HasObject = isa<CXXOperatorCallExpr>(Call) &&
                           isa_and_nonnull<CXXMethodDecl>(Called);
    for (unsigned I = HasObject ? 1 : 0; Called && I < Call.getNumArgs(); ++I)
      if (const unsigned Index = HasObject ? I - 1 : I;
          Call.getArg(I) == &E && Index < Called->getNumParams())
        return Called->getParamDecl(Index)->getType();
    return QualType();
  }

  void argument(const CallExpr &Call, const Expr &E, const DeclRefExpr &Use,
                TakenVariable &Of) {
    const SourceLocation At = Use.getLocation();
    const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call);
    if (Operator && Operator->getArg(0) == &E) {
      const OverloadedOperatorKind What = Operator->getOperator();
      if (What == OO_Equal)
        add(Of, {Kind::Renewed}, Operator, At);
      else
        add(Of,
            {What == OO_Exclaim || Operator->isComparisonOp() ? Kind::Renewed
                                                              : Kind::Used},
            &Use, At);
      return;
    }
    const QualType Type = parameterOf(Call, E);
    if (Type.isNull() || Type->isPointerType()) {
      Of.IsLeftAlone = true;
    } else if (Type->isLValueReferenceType() &&
               !Type->getPointeeType().isConstQualified()) {
      // std::ref(task), std::swap(task, other), std::exchange(task, {})
      const QualType Result = Call.getType();
      const bool IsKept = Result->isPointerType() ||
                          (Result->isRecordType() && !canBeTakenOnce(Result));
      Of.IsLeftAlone |= IsKept;
      add(Of, {Kind::Renewed}, &Call, At);
    } else if (Call.getNumArgs() == 1 && Call.getType()->isBooleanType()) {
      // is_ready(task)
      add(Of, {Kind::Renewed}, &Use, At);
    } else {
      add(Of, {Kind::Used}, &Use, At);
    }
  }

  void given(const CallExpr &Call, const Expr &E, const DeclRefExpr &Use,
             TakenVariable &Of) {
    const FunctionDecl *Called = Call.getDirectCallee();
    // Takes one part: std::get<0>(std::move(tasks)).
    if (Called && qualifiedName(*Called) == "std::get")
      return;
    const SourceLocation At = Use.getLocation();
    const QualType Type = parameterOf(Call, E);
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call);
        Operator && Type.isNull() && Called) {
      const auto *Method = dyn_cast<CXXMethodDecl>(Called);
      if (Method && Method->getRefQualifier() == RQ_RValue)
        add(Of, {Kind::Taken, false, false, &Call}, &Call, At);
      else
        add(Of, {Kind::Used}, &Use, At);
      return;
    }
    if (!Type.isNull() && Type->isLValueReferenceType())
      add(Of, {Kind::Used}, &Use, At);
    else
      add(Of, {Kind::Taken, false, true, &Call}, &Call, At);
  }

  const FunctionDecl &Function;
  AsyncModel &Model;
  const std::shared_ptr<Body> Code;
  llvm::DenseMap<const ValueDecl *, std::optional<unsigned>> IndexOf;
  llvm::SmallPtrSet<const VarDecl *, 4> LoopVariables;
  llvm::SmallPtrSet<const Expr *, 16> Seen;
};

} // namespace

std::vector<TakenVariable> takenVariables(const FunctionDecl &Function,
                                          AsyncModel &Model) {
  if (Function.isDependentContext())
    return {};
  Reader Search(Function, Model);
  Search.TraverseStmt(const_cast<Stmt *>(writtenBody(Function)));
  llvm::erase_if(Search.Found, [](const TakenVariable &Of) {
    return Of.IsLeftAlone ||
           llvm::none_of(Of.Events, [](const TakenEvent &Event) {
             return Event.What == TakenEvent::Kind::Taken;
           });
  });
  return std::move(Search.Found);
}

} // namespace async_tidy
