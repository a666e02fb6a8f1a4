// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Readiness.h"
#include "ReadyFacts.h"
#include "ThreadEnd.h"
#include "support/code/Bodies.h"
#include "support/code/CodeVisitor.h"
#include "support/code/Names.h"
#include "support/code/ObjectUse.h"
#include "support/objects/GivenArguments.h"
#include "support/objects/ObjectFlow.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Analysis/AnalysisDeclContext.h"

using namespace clang;

namespace async_tidy {

/// Without what hands on the same object: std::move(future).
static const Expr *bare(const Expr *E) {
  E = strip(E);
  while (const auto *Call = dyn_cast_or_null<CallExpr>(E)) {
    if (!Call->isCallToStdMove())
      break;
    E = strip(Call->getArg(0));
  }
  return E;
}

static const ValueDecl *namedBy(const Expr &Object) {
  if (const auto *Named = dyn_cast<DeclRefExpr>(&Object))
    return Named->getDecl();
  if (const auto *Member = dyn_cast<MemberExpr>(&Object))
    return Member->getMemberDecl();
  // *future, futures[i]
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Object);
      Operator &&
      (Operator->getNumArgs() == 1 || Operator->getOperator() == OO_Subscript))
    return namedBy(*bare(Operator->getArg(0)));
  if (const auto *Element = dyn_cast<ArraySubscriptExpr>(&Object))
    return namedBy(*bare(Element->getBase()));
  return nullptr;
}

/// What \p E is an element or a part of; null where it is none.
static const Expr *wholeOf(const Expr &E) {
  if (const auto *Element = dyn_cast<ArraySubscriptExpr>(&E))
    return Element->getBase();
  if (const auto *Operator = dyn_cast<UnaryOperator>(&E))
    return Operator->getOpcode() == UO_Deref ? Operator->getSubExpr() : nullptr;
  if (const auto *Member = dyn_cast<MemberExpr>(&E))
    return isa<FieldDecl>(Member->getMemberDecl()) ? Member->getBase()
                                                   : nullptr;
  if (const auto *Made = dyn_cast<CXXConstructExpr>(&E))
    return Made->getNumArgs() == 1 ? Made->getArg(0) : nullptr;
  // results[0], *it, results.front(), std::get<0>(results)
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&E))
    return llvm::is_contained({OO_Star, OO_Arrow, OO_Subscript},
                              Operator->getOperator())
               ? Operator->getArg(0)
               : nullptr;
  const auto *Call = dyn_cast<CallExpr>(&E);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  return Callee && AnalysisDeclContext::isInStdNamespace(Callee)
             ? objectOf(*Call)
             : nullptr;
}

/// How many variables are followed into what they begin as.
constexpr unsigned MaxDepth = 16;

/// Whether \p E is ready by what made it: an await, an element of what was
/// awaited, a call that gives nothing else.
static bool isReadyValue(const Expr *E, AsyncModel &Model, unsigned Depth = 0) {
  E = E ? bare(E) : nullptr;
  if (!E || Depth == MaxDepth)
    return false;
  if (isa<CoawaitExpr, DependentCoawaitExpr>(E))
    return true;
  if (const auto *Call = dyn_cast<CallExpr>(E);
      Call && Model.hasRole(*Call, role::ReadyValue))
    return true;
  if (const auto *Named = dyn_cast<DeclRefExpr>(E)) {
    const ValueDecl *Declared = Named->getDecl();
    if (const auto *Binding = dyn_cast<BindingDecl>(Declared))
      Declared = Binding->getDecomposedDecl();
    const auto *Variable = dyn_cast_or_null<VarDecl>(Declared);
    return Variable && Variable->hasLocalStorage() && Variable->getInit() &&
           isReadyValue(Variable->getInit(), Model, Depth + 1);
  }
  return isReadyValue(wholeOf(*E), Model, Depth + 1);
}

/// Whether \p Named is what a library hands to a callable when it is there:
/// future.then_wrapped([](auto f) { ... })
static bool isHandedReady(const ValueDecl &Named, const FunctionDecl &Function,
                          AsyncModel &Model) {
  const auto *Parameter = dyn_cast<ParmVarDecl>(&Named);
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  if (!Parameter || !Method || !Method->getParent()->isLambda() ||
      Parameter->getDeclContext() != Method ||
      Parameter->getFunctionScopeIndex() != 0)
    return false;
  const auto *Outer =
      dyn_cast<FunctionDecl>(Method->getParent()->getDeclContext());
  const CallExpr *Taker =
      Outer ? Model.bodyOf(*Outer)->callGiven(*Method) : nullptr;
  return Taker && Model.hasRole(*Taker, role::ReadyCallback);
}

namespace {

/// Looks whether an await waits for an object: it, what its members give, what
/// it is given to. A yes or no, or a number, that is made of it is not waited
/// for.
class AwaitedFinder : public CodeVisitor {
public:
  explicit AwaitedFinder(llvm::function_ref<bool(const Expr *)> IsObject)
      : IsObject(IsObject) {}

  bool VisitCoawaitExpr(CoawaitExpr *Await) override {
    return note(Await->getOperand());
  }
  bool VisitDependentCoawaitExpr(DependentCoawaitExpr *Await) override {
    return note(Await->getOperand());
  }
  bool VisitCallExpr(CallExpr *Call) override {
    if (Call->getType()->isArithmeticType())
      return true;
    if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
      note(Member->getImplicitObjectArgument());
    for (const Expr *Argument : Call->arguments())
      note(Argument);
    return !IsFound;
  }
  bool VisitCXXConstructExpr(CXXConstructExpr *Made) override {
    for (const Expr *Argument : Made->arguments())
      note(Argument);
    return !IsFound;
  }

  bool IsFound = false;

private:
  bool note(const Expr *E) { return !(IsFound |= IsObject(E)); }

  llvm::function_ref<bool(const Expr *)> IsObject;
};

/// Follows whether an object is ready.
class ReadyFlow : public ObjectFlow {
public:
  ReadyFlow(AsyncModel &Model, const FunctionDecl &Function, const Expr &Object,
            const std::vector<std::string> &Releasing)
      : ObjectFlow(Model, Function, Object), Releasing(Releasing) {
    if (const ValueDecl *Named = namedBy(Object))
      Tellers = calledAtEndOf(*Named);
  }

private:
  const Expr *objectIn(const Expr *E) const override { return bare(E); }

  /// A future that is moved to another name is as ready as it was.
  bool holdsFor(const Expr &Value) const override {
    if (isReadyValue(&Value, Model))
      return true;
    const Expr *From = bare(&Value);
    if (const auto *Made = dyn_cast<CXXConstructExpr>(From);
        Made && Made->getNumArgs() == 1)
      From = bare(Made->getArg(0));
    const ValueDecl *Named = namedBy(*From);
    if (Moves == MaxMoves || !Named || isObject(From) ||
        Named->getType().getCanonicalType().getUnqualifiedType() !=
            Object.getType().getCanonicalType().getUnqualifiedType())
      return false;
    auto [It, IsNew] = Moved.try_emplace(From, false);
    if (IsNew) {
      ReadyFlow Before(Model, Code->function(), *From, Releasing);
      Before.Moves = Moves + 1;
      const bool WasReady = Before.holdsAt(
          *From, *From, isHandedReady(*Named, Code->function(), Model));
      Moved[From] = WasReady;
      return WasReady;
    }
    return It->second;
  }

  /// co_await future, co_await qCoro(future).waitForFinished(); of a thread, of
  /// what it tells last.
  std::optional<bool> leftByAwait(const Expr &Point) const override {
    const auto IsObject = [this](const Expr *E) {
      const ValueDecl *Named = namedBy(*bare(E));
      return isObject(E) || (Named && Tellers.contains(Named));
    };
    AwaitedFinder Finder(IsObject);
    Finder.TraverseStmt(const_cast<Expr *>(&Point));
    return Finder.IsFound ? std::optional(true) : std::nullopt;
  }

  /// Finds the variables that hold nothing but answers of tests.
  ///     bool done = false; while (!done) done = future.available();
  void prepare(const CFG &Graph) override {
    llvm::DenseSet<const VarDecl *> Others;
    for (const CFGBlock *Block : Graph)
      for (const CFGElement &Element : *Block) {
        const auto Statement = Element.getAs<CFGStmt>();
        const auto *Set = Statement
                              ? dyn_cast<BinaryOperator>(Statement->getStmt())
                              : nullptr;
        const auto *Into = Set && Set->isAssignmentOp()
                               ? dyn_cast<DeclRefExpr>(strip(Set->getLHS()))
                               : nullptr;
        const auto *Variable =
            Into ? dyn_cast<VarDecl>(Into->getDecl()) : nullptr;
        if (!Variable || !Variable->hasLocalStorage())
          continue;
        const auto *Constant =
            dyn_cast<CXXBoolLiteralExpr>(strip(Set->getRHS()));
        if (saysReady(Set->getRHS(), true))
          Answers.insert(Variable);
        else if (!Constant || Constant->getValue())
          Others.insert(Variable);
      }
    for (const VarDecl *Variable : Others)
      Answers.erase(Variable);
  }

  std::optional<bool> leftBy(const CallExpr &Call) const override {
    if (isObject(objectOf(Call)) &&
        (callsOneOf(Call, Releasing) || Model.hasRole(Call, role::ReadyAfter)))
      return true;
    // std::swap(future, other), start(&future)
    const FunctionDecl *Callee = Call.getDirectCallee();
    for (unsigned I = 0;
         Callee && !isa<CXXOperatorCallExpr>(Call) && !Call.isCallToStdMove() &&
         I < Call.getNumArgs() && I < Callee->getNumParams();
         ++I)
      if (isWritable(Callee->getParamDecl(I)->getType()) &&
          isObject(withoutAddress(Call.getArg(I))))
        return false;
    return std::nullopt;
  }

  static bool isWritable(QualType Parameter) {
    return (Parameter->isLValueReferenceType() || Parameter->isPointerType()) &&
           !Parameter->getPointeeType().isConstQualified();
  }
  static const Expr *withoutAddress(const Expr *E) {
    const auto *Address = dyn_cast<UnaryOperator>(strip(E));
    return Address && Address->getOpcode() == UO_AddrOf ? Address->getSubExpr()
                                                        : E;
  }

  /// Whether \p Condition says by being \p Value that the object is ready. A
  /// variable can begin as itself.
  bool saysReady(const Expr *Condition, bool Value, unsigned Depth = 0) const {
    const Expr *Bare = strip(Condition);
    if (Depth == MaxDepth)
      return false;
    // static_cast<bool>(future.available())
    if (const auto *Cast = dyn_cast_or_null<ExplicitCastExpr>(Bare))
      return Cast->getType()->isBooleanType() &&
             saysReady(Cast->getSubExpr(), Value, Depth + 1);
    if (const auto *Not = dyn_cast_or_null<UnaryOperator>(Bare))
      return Not->getOpcode() == UO_LNot &&
             saysReady(Not->getSubExpr(), !Value, Depth + 1);
    // const bool done = future.available();
    if (const auto *Kept = dyn_cast_or_null<DeclRefExpr>(Bare)) {
      const auto *Variable = dyn_cast<VarDecl>(Kept->getDecl());
      if (Value && Answers.contains(Variable))
        return true;
      return Variable && Variable->hasLocalStorage() && Variable->getInit() &&
             !Code->mayChange(*Variable) &&
             saysReady(Variable->getInit(), Value, Depth + 1);
    }
    if (const auto *Call = dyn_cast_or_null<CallExpr>(Bare);
        Call && Call->getType()->isBooleanType())
      return (Value ? isTest(*Call) : isPendingTest(*Call)) ||
             helperSaysReady(*Call, Value, Depth);
    const auto *Operator = dyn_cast_or_null<BinaryOperator>(Bare);
    if (Operator && Operator->isLogicalOp()) {
      const bool InLeft = saysReady(Operator->getLHS(), Value, Depth + 1);
      const bool InRight = saysReady(Operator->getRHS(), Value, Depth + 1);
      return (Operator->getOpcode() == BO_LAnd) == Value ? InLeft || InRight
                                                         : InLeft && InRight;
    }
    if (!Operator || !Operator->isEqualityOp())
      return false;
    // future.available() == false
    for (const auto &[Said, Other] :
         {std::pair(Operator->getLHS(), Operator->getRHS()),
          std::pair(Operator->getRHS(), Operator->getLHS())})
      if (const auto *Constant = dyn_cast<CXXBoolLiteralExpr>(strip(Said)))
        return saysReady(
            Other,
            ((Operator->getOpcode() == BO_EQ) == Constant->getValue()) == Value,
            Depth + 1);
    const Expr *Test = Operator->getLHS(), *Status = Operator->getRHS();
    if (asksObject(Status))
      std::swap(Test, Status);
    const bool IsEqual = (Operator->getOpcode() == BO_EQ) == Value;
    const ReadyFacts &Known = Model.facts().get<ReadyFacts>();
    return asksObject(Test) &&
           isOneOfStatuses(Status,
                           IsEqual ? Known.Statuses : Known.PendingStatuses);
  }

  /// bool is_ready(const future &f) { return f.wait_for(0s) == ready; }
  bool helperSaysReady(const CallExpr &Call, bool Value, unsigned Depth) const {
    const FunctionDecl *Helper = Call.getDirectCallee();
    const FunctionDecl *Defined = Helper ? Helper->getDefinition() : nullptr;
    const auto *Written =
        Defined ? dyn_cast_or_null<CompoundStmt>(writtenBody(*Defined))
                : nullptr;
    if (!Written || Written->size() != 1 || isa<CXXOperatorCallExpr>(Call))
      return false;
    const auto *Return = dyn_cast<ReturnStmt>(Written->body_front());
    if (!Return || !Return->getRetValue())
      return false;
    for (unsigned I = 0;
         I != std::min(Call.getNumArgs(), Defined->getNumParams()); ++I) {
      if (!isObject(Call.getArg(I)))
        continue;
      const ParmVarDecl &Given = *Defined->getParamDecl(I);
      for (const CallExpr *Inside : Model.bodyOf(*Defined)->callsNaming(Given))
        if (const Expr *Tested = objectOf(*Inside);
            Tested && namedBy(*bare(Tested)) == &Given)
          return ReadyFlow(Model, *Defined, *bare(Tested), Releasing)
              .saysReady(Return->getRetValue(), Value, Depth + 1);
    }
    return false;
  }

  /// Whether \p E is what a test of the object has said, kept or not.
  bool asksObject(const Expr *E, unsigned Depth = 0) const {
    E = strip(E);
    if (const auto *Call = dyn_cast<CallExpr>(E))
      return isTest(*Call);
    const auto *Kept = dyn_cast<DeclRefExpr>(E);
    const auto *Variable = Kept ? dyn_cast<VarDecl>(Kept->getDecl()) : nullptr;
    return Depth != MaxDepth && Variable && Variable->hasLocalStorage() &&
           Variable->getInit() && !Code->mayChange(*Variable) &&
           asksObject(Variable->getInit(), Depth + 1);
  }

  bool isTest(const CallExpr &Call) const {
    return isObject(objectOf(Call)) && Model.hasRole(Call, role::ReadyTest);
  }

  /// while (child.running()) ...
  bool isPendingTest(const CallExpr &Call) const {
    return isObject(objectOf(Call)) && Model.hasRole(Call, role::PendingTest);
  }

  /// Whether \p E is, or is a constant that begins as, one of \p Statuses.
  static bool isOneOfStatuses(const Expr *E,
                              const std::vector<std::string> &Statuses,
                              unsigned Depth = 0) {
    if (const auto *Constant = dyn_cast<ConstantExpr>(E))
      E = Constant->getSubExpr();
    const auto *Named = dyn_cast<DeclRefExpr>(strip(E));
    if (!Named)
      return false;
    if (const auto *Constant = dyn_cast<VarDecl>(Named->getDecl()))
      return Constant->getType().isConstQualified() && Constant->getInit() &&
             Depth != MaxDepth &&
             isOneOfStatuses(Constant->getInit(), Statuses, Depth + 1);
    return isa<EnumConstantDecl>(Named->getDecl()) &&
           matchesAnyName(Statuses, qualifiedName(*Named->getDecl()));
  }

  /// Whether a case of \p Switch is for what a test says of what is not ready.
  bool takesPending(const SwitchStmt &Switch) const {
    const ReadyFacts &Known = Model.facts().get<ReadyFacts>();
    for (const SwitchCase *C = Switch.getSwitchCaseList(); C;
         C = C->getNextSwitchCase())
      if (const auto *Case = dyn_cast<CaseStmt>(C);
          Case && isOneOfStatuses(Case->getLHS(), Known.PendingStatuses))
        return true;
    return false;
  }

  /// Whether the way from \p Block to its successor number \p Index is taken
  /// only where the object is ready.
  bool opens(const CFGBlock &Block, unsigned Index,
             const CFGBlock &Next) const override {
    const Stmt *Terminator = Block.getTerminatorStmt();
    const auto *Condition =
        dyn_cast_or_null<Expr>(Block.getTerminatorCondition());
    if (!Terminator || !Condition)
      return false;
    if (const auto *Switch = dyn_cast<SwitchStmt>(Terminator)) {
      if (!asksObject(Condition))
        return false;
      const auto *Case = dyn_cast_or_null<CaseStmt>(Next.getLabel());
      return Case ? isOneOfStatuses(Case->getLHS(),
                                    Model.facts().get<ReadyFacts>().Statuses)
                  : isa_and_nonnull<DefaultStmt>(Next.getLabel()) &&
                        takesPending(*Switch);
    }
    return Block.succ_size() == 2 && saysReady(Condition, Index == 0);
  }

  /// How many names a future is followed through.
  static constexpr unsigned MaxMoves = 4;

  const std::vector<std::string> &Releasing;
  unsigned Moves = 0;
  /// Whether what other names held was ready when it was taken from them.
  mutable llvm::DenseMap<const Expr *, bool> Moved;
  /// Variables that are true only where a test has said that it is ready.
  llvm::DenseSet<const VarDecl *> Answers;
};

} // namespace

/// Whether all that calls \p Function gives its parameter \p Named something
/// ready.
static bool isGivenReady(const ValueDecl &Named, const FunctionDecl &Function,
                         const std::vector<std::string> &Releasing,
                         AsyncModel &Model) {
  const auto *Parameter = dyn_cast<ParmVarDecl>(&Named);
  return Parameter && Parameter->getDeclContext() == &Function &&
         Model.get<GivenArguments>().all(
             *Parameter, [&](const GivenArguments::Argument &Given) {
               const Expr *Object = bare(Given.Value);
               if (const auto *Made = dyn_cast<CXXConstructExpr>(Object);
                   Made && Made->getNumArgs() == 1)
                 Object = bare(Made->getArg(0));
               const ValueDecl *Held = namedBy(*Object);
               if (!Held || isReadyValue(Object, Model))
                 return isReadyValue(Object, Model);
               return ReadyFlow(Model, *Given.In, *Object, Releasing)
                   .holdsAt(
                       *Given.Call, *Given.Call,
                       isHandedReady(*Held, *Given.In, Model) ||
                           isGivenReady(*Held, *Given.In, Releasing, Model));
             });
}

bool isReadyAt(const CallExpr &Call, const Stmt &Anchor,
               const FunctionDecl &Function,
               const std::vector<std::string> &Releasing, AsyncModel &Model) {
  const Expr *Object = objectOf(Call);
  if (!Object)
    return false;
  Object = originOf(bare(Object), *Model.bodyOf(Function), bare);
  // when_all(...).then([](auto results) { std::get<0>(results).get(); })
  for (const Expr *Whole = wholeOf(*Object); Whole;
       Whole = wholeOf(*bare(Whole)))
    if (const auto *Part = dyn_cast<DeclRefExpr>(bare(Whole)))
      if (isHandedReady(*Part->getDecl(), Function, Model))
        return true;
  const ValueDecl *Named = namedBy(*Object);
  if (!Named)
    return isReadyValue(Object, Model);
  // An element of what was awaited.
  if (wholeOf(*Object) && isReadyValue(Object, Model))
    return true;
  const auto *Variable = dyn_cast<VarDecl>(Named);
  // What a loop over elements, or a binding, gives a name.
  if (isa<BindingDecl>(Named) ||
      (Variable && (Variable->isCXXForRangeDecl() ||
                    Variable->getType()->isReferenceType())))
    if (isReadyValue(Object, Model))
      return true;
  return ReadyFlow(Model, Function, *Object, Releasing)
      .holdsAt(Call, Anchor,
               isHandedReady(*Named, Function, Model) ||
                   isGivenReady(*Named, Function, Releasing, Model));
}

} // namespace async_tidy
