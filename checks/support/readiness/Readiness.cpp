// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Readiness.h"
#include "ReadyFacts.h"
#include "support/code/CodeVisitor.h"
#include "support/code/Names.h"
#include "support/code/ObjectUse.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Analysis/AnalysisDeclContext.h"

using namespace clang;

namespace async_tidy {

/// What \p Call waits for, or tests.
static const Expr *objectOf(const CallExpr &Call) {
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call))
    return Member->getImplicitObjectArgument();
  return Call.getNumArgs() == 0 ? nullptr : Call.getArg(0);
}

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
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Object);
      Operator && Operator->getNumArgs() == 1)
    return namedBy(*bare(Operator->getArg(0)));
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

/// Follows one object through one function.
class ReadyFlow {
public:
  ReadyFlow(AsyncModel &Model, const FunctionDecl &Function, const Expr &Object,
            const ValueDecl &Named, const std::vector<std::string> &Releasing)
      : Model(Model), Object(Object), Named(Named), Releasing(Releasing),
        Code(Model.bodyOf(Function)) {}

  bool isReadyAt(const CallExpr &Call, bool AtStart) {
    // What a handler finds is what a call of the block that it guards left.
    const BodyGraph &Graph = Code->graph(GraphKind::Exceptions);
    const llvm::ArrayRef<BodyGraph::Place> Places =
        Graph.cfg() ? Graph.placesOf(Call) : llvm::ArrayRef<BodyGraph::Place>();
    // A part of a lambda, say.
    if (Places.empty())
      return AtStart || isReadyValue(&Object, Model);
    findEvents();
    findAnswers(*Graph.cfg());
    follow(*Graph.cfg(), AtStart);
    return llvm::all_of(Places, [&](const BodyGraph::Place &Place) {
      return after(*Place.Block, Place.Index);
    });
  }

private:
  bool isObject(const Expr *E) const {
    return E && isSameObject(&Object, bare(E));
  }

  void findEvents() {
    for (const CallExpr *Call : Code->callsNaming(Named))
      if (const std::optional<bool> Left = leftBy(*Call))
        Events[Call] = *Left;
    // co_await future, co_await qCoro(future).waitForFinished()
    const auto IsObject = [this](const Expr *E) { return isObject(E); };
    for (const Expr *Point : Code->suspensionPointsNaming(Named)) {
      AwaitedFinder Finder(IsObject);
      Finder.TraverseStmt(const_cast<Expr *>(Point));
      if (Finder.IsFound)
        Events[Point] = true;
    }
  }

  /// Finds the variables that hold nothing but answers of tests.
  ///     bool done = false; while (!done) done = future.available();
  void findAnswers(const CFG &Graph) {
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

  /// Whether the object is ready behind \p Call; nothing where that leaves it
  /// as it was.
  std::optional<bool> leftBy(const CallExpr &Call) const {
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call);
        Operator && Operator->isAssignmentOp())
      return isObject(Operator->getArg(0))
                 ? std::optional(isReadyValue(Operator->getArg(1), Model))
                 : std::nullopt;
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
      return Value && isTest(*Call);
    const auto *Operator = dyn_cast_or_null<BinaryOperator>(Bare);
    if (Operator && Operator->isLogicalOp()) {
      const bool InLeft = saysReady(Operator->getLHS(), Value, Depth + 1);
      const bool InRight = saysReady(Operator->getRHS(), Value, Depth + 1);
      return (Operator->getOpcode() == BO_LAnd) == Value ? InLeft || InRight
                                                         : InLeft && InRight;
    }
    if (!Operator || !Operator->isEqualityOp())
      return false;
    const Expr *Test = Operator->getLHS(), *Status = Operator->getRHS();
    if (asksObject(Status))
      std::swap(Test, Status);
    const bool IsEqual = (Operator->getOpcode() == BO_EQ) == Value;
    const ReadyFacts &Known = Model.facts().get<ReadyFacts>();
    return asksObject(Test) &&
           isOneOfStatuses(Status,
                           IsEqual ? Known.Statuses : Known.PendingStatuses);
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
             const CFGBlock &Next) const {
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

  /// What is left by the first elements of \p Block.
  bool after(const CFGBlock &Block, unsigned Count) const {
    bool IsReady = AtStartOf[Block.getBlockID()];
    for (unsigned I = 0; I != Count; ++I)
      if (const auto Element = Block[I].getAs<CFGStmt>())
        IsReady = after(*Element->getStmt(), IsReady);
    return IsReady;
  }

  bool after(const Stmt &Statement, bool IsReady) const {
    if (const auto It = Events.find(&Statement); It != Events.end())
      return It->second;
    if (const auto *Declared = dyn_cast<DeclStmt>(&Statement))
      for (const Decl *D : Declared->decls())
        if (const auto *Variable = dyn_cast<VarDecl>(D); Variable == &Named)
          return Variable->getInit() &&
                 isReadyValue(Variable->getInit(), Model);
    return IsReady;
  }

  /// The most that holds on all ways: what is not known to be otherwise.
  void follow(const CFG &Graph, bool AtStart) {
    AtStartOf.assign(Graph.getNumBlockIDs(), true);
    AtStartOf[Graph.getEntry().getBlockID()] = AtStart;
    llvm::SmallVector<const CFGBlock *, 16> Left(Graph.begin(), Graph.end());
    while (!Left.empty()) {
      const CFGBlock &Block = *Left.pop_back_val();
      const bool IsReady = after(Block, Block.size());
      unsigned Index = 0;
      for (const CFGBlock::AdjacentBlock &Way : Block.succs()) {
        const CFGBlock *Next = Way.getReachableBlock();
        const bool Passes = IsReady || (Next && opens(Block, Index, *Next));
        ++Index;
        if (!Next || Passes || !AtStartOf[Next->getBlockID()])
          continue;
        AtStartOf[Next->getBlockID()] = false;
        Left.push_back(Next);
      }
    }
  }

  AsyncModel &Model;
  const Expr &Object;
  const ValueDecl &Named;
  const std::vector<std::string> &Releasing;
  const std::shared_ptr<Body> Code;
  /// Variables that are true only where a test has said that it is ready.
  llvm::DenseSet<const VarDecl *> Answers;
  /// What calls and awaits leave behind.
  llvm::DenseMap<const Stmt *, bool> Events;
  /// By block.
  std::vector<char> AtStartOf;
};

} // namespace

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

bool isReadyAt(const CallExpr &Call, const FunctionDecl &Function,
               const std::vector<std::string> &Releasing, AsyncModel &Model) {
  const Expr *Object = objectOf(Call);
  if (!Object)
    return false;
  Object = bare(Object);
  const ValueDecl *Named = namedBy(*Object);
  if (!Named)
    return isReadyValue(Object, Model);
  const auto *Variable = dyn_cast<VarDecl>(Named);
  // What a loop over elements, or a binding, gives a name.
  if (isa<BindingDecl>(Named) ||
      (Variable && (Variable->isCXXForRangeDecl() ||
                    Variable->getType()->isReferenceType())))
    if (isReadyValue(Object, Model))
      return true;
  return ReadyFlow(Model, Function, *Object, *Named, Releasing)
      .isReadyAt(Call, isHandedReady(*Named, Function, Model));
}

} // namespace async_tidy
