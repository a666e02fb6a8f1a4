// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "BoundReader.h"
#include "LocalHistory.h"
#include "StateGuards.h"
#include "ThreadEffects.h"
#include "support/code/Literals.h"
#include "support/code/Mentions.h"
#include "support/code/Names.h"
#include "support/locks/LockTypes.h"

using namespace clang;

namespace async_tidy {

using Kind = BoundValue::Kind;
using Act = BoundEvent::Kind;

static bool isComparison(BinaryOperatorKind Operator) {
  return BinaryOperator::isComparisonOp(Operator);
}

/// Whether \p S compares, by an operator of the language or of a class.
static bool compares(const Stmt &S) {
  if (const auto *Operator = dyn_cast<BinaryOperator>(&S))
    return isComparison(Operator->getOpcode());
  if (const auto *Operator = dyn_cast<CXXRewrittenBinaryOperator>(&S))
    return isComparison(Operator->getOpcode());
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&S);
  return Operator && Operator->isComparisonOp();
}

static std::pair<const Expr *, const Expr *> sidesOf(const Stmt &Comparison) {
  if (const auto *Operator = dyn_cast<BinaryOperator>(&Comparison))
    return {Operator->getLHS(), Operator->getRHS()};
  if (const auto *Operator = dyn_cast<CXXRewrittenBinaryOperator>(&Comparison))
    return {Operator->getLHS(), Operator->getRHS()};
  const auto *Operator = cast<CXXOperatorCallExpr>(&Comparison);
  return {Operator->getArg(0), Operator->getArg(1)};
}

/// \p E without what copies, casts or converts its value.
static const Expr *valueIn(const Expr *E) {
  for (E = stripCasts(E);;) {
    const auto *Made = dyn_cast<CXXConstructExpr>(E);
    if (!Made || Made->getNumArgs() != 1 ||
        !Made->getConstructor()->isCopyOrMoveConstructor())
      return E;
    E = stripCasts(Made->getArg(0));
  }
}

static const VarDecl *localIn(const Expr *E) {
  const auto *Named = dyn_cast<DeclRefExpr>(strip(E));
  const auto *Variable = Named ? dyn_cast<VarDecl>(Named->getDecl()) : nullptr;
  return Variable && Variable->hasLocalStorage() ? Variable : nullptr;
}

namespace {
class Finder : public ThreadLocalVisitor {
public:
  explicit Finder(AsyncModel &Model)
      : ThreadLocalVisitor(Model), Effects(Model.get<ThreadEffects>()) {}

  bool dataTraverseStmtPre(Stmt *S) override {
    ThreadLocalVisitor::dataTraverseStmtPre(S);
    if (const auto *Declared = dyn_cast_or_null<DeclStmt>(S))
      for (const Decl *D : Declared->decls())
        if (const auto *Variable = dyn_cast<VarDecl>(D);
            Variable && Variable->hasLocalStorage() && Variable->getInit())
          declared(*Variable, *Declared);
    return true;
  }

  bool VisitBinaryOperator(BinaryOperator *Operator) override {
    if (Operator->isAssignmentOp())
      assigned(*Operator, *Operator->getLHS(), *Operator->getRHS());
    return true;
  }

  bool VisitCallExpr(CallExpr *Call) override {
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call);
        Operator && Operator->getOperator() == OO_Equal)
      assigned(*Call, *Operator->getArg(0), *Operator->getArg(1));
    if (const BindingFact *Fact = Effects.ofCall(*Call))
      called(*Call, *Fact);
    return ThreadLocalVisitor::VisitCallExpr(Call);
  }

  bool VisitDeclRefExpr(DeclRefExpr *Named) override {
    if (const auto *Variable = dyn_cast<VarDecl>(Named->getDecl()))
      if (const auto It = Found.Held.find(Variable); It != Found.Held.end())
        for (unsigned Value : It->second)
          named(*Named, Value);
    return ThreadLocalVisitor::VisitDeclRefExpr(Named);
  }

  BoundValues finish() {
    for (const auto &[Call, State] : Restored)
      for (unsigned I = 0; I != Found.All.size(); ++I)
        if (const BoundValue &Value = Found.All[I];
            !Value.Variable && !Value.State.empty() && Value.State == State) {
          Found.event(*Call, Act::Use, I);
          Found.event(*Call, Act::End, I);
        }
    Locals.into(Found);
    return std::move(Found);
  }

private:
  /// The value of that kind that \p Variable has; one more where that is null.
  unsigned valueOf(Kind What, const VarDecl *Variable, const Stmt *Begin) {
    std::optional<unsigned> Known;
    if (const auto It = Found.Held.find(Variable); It != Found.Held.end())
      for (unsigned Value : It->second)
        if (Found.All[Value].What == What)
          Known = Value;
    if (!Known)
      Known = Found.add({What, Variable, {}, {}, {}});
    if (Begin)
      Found.All[*Known].Begins.push_back(Begin);
    return *Known;
  }
  unsigned error() {
    if (!Error)
      Error = Found.add({Kind::Error, nullptr, {}, {}, {}});
    return *Error;
  }

  // Variables of the function.

  void hold(const VarDecl &Variable, unsigned Value) {
    auto &Held = Found.Held[&Variable];
    if (!llvm::is_contained(Held, Value))
      Held.push_back(Value);
  }

  /// const auto id = std::this_thread::get_id();
  std::optional<Kind> kindOf(const Expr &Value) const {
    const auto *Call = dyn_cast<CallExpr>(valueIn(&Value));
    const BindingFact *Fact = Call ? Effects.ofCall(*Call) : nullptr;
    if (!Fact)
      return std::nullopt;
    if (Fact->By == BoundBy::Identity)
      return Kind::Identity;
    return Fact->By == BoundBy::Exceptions ? std::optional(Kind::Exceptions)
                                           : std::nullopt;
  }

  void declared(const VarDecl &Variable, const DeclStmt &Where) {
    const Expr &Init = *Variable.getInit();
    if (const auto What = kindOf(Init)) {
      const unsigned Value = valueOf(*What, &Variable, &Where);
      Found.Declared[&Variable].push_back({Act::Begin, Value});
      hold(Variable, Value);
      return;
    }
    // A reference to an object of the function is another name for it.
    const bool IsReference = Variable.getType()->isReferenceType();
    const Expr *Object = IsReference ? extendedBy(Variable) : &Init;
    const GuardedState *State =
        Object ? Model.get<StateGuards>().of(IsReference ? Object->getType()
                                                         : Variable.getType())
               : nullptr;
    if (!State)
      return;
    const unsigned Value =
        valueOf(State->By == BoundBy::Guard     ? Kind::Guard
                : State->By == BoundBy::Counter ? Kind::Counter
                                                : Kind::Attachment,
                &Variable, &Where);
    Found.All[Value].State = State->State;
    for (const Stmt *Outer : llvm::drop_begin(llvm::reverse(Around)))
      if (Outer && !Found.All[Value].Scope)
        Found.All[Value].Scope = Outer;
    hold(Variable, Value);
    if (!isEmpty(Init))
      Found.Declared[&Variable].push_back({Act::Begin, Value});
  }

  /// The temporary that lives as long as \p Reference, or null.
  ///     const guard &scope = guard();
  static const Expr *extendedBy(const VarDecl &Reference) {
    const Expr *E = Reference.getInit();
    for (;;)
      if (const auto *Full = dyn_cast<FullExpr>(E))
        E = Full->getSubExpr();
      else if (const auto *Cast = dyn_cast<CastExpr>(E))
        E = Cast->getSubExpr();
      else
        break;
    const auto *Made = dyn_cast<MaterializeTemporaryExpr>(E);
    return Made && Made->getExtendingDecl() == &Reference ? Made : nullptr;
  }

  /// std::optional<guard> later; std::unique_ptr<guard> none = nullptr;
  static bool isEmpty(const Expr &Init) {
    const CXXRecordDecl *Class = classOf(Init.getType());
    if (!Class || !LockTypes::isHolder(*Class))
      return false;
    const auto *Made = dyn_cast<CXXConstructExpr>(strip(&Init));
    if (!Made)
      return isa<InitListExpr>(strip(&Init));
    const CXXRecordDecl *Given =
        Made->getNumArgs() ? classOf(Made->getArg(0)->getType()) : nullptr;
    return Made->getNumArgs() == 0 ||
           Made->getArg(0)->getType()->isNullPtrType() ||
           (Given && qualifiedName(*Given) == "std::nullopt_t");
  }

  void assigned(const Stmt &By, const Expr &Into, const Expr &Given) {
    const VarDecl *Variable = localIn(&Into);
    if (!Variable)
      return;
    if (const auto What = kindOf(Given)) {
      const unsigned Value = valueOf(*What, Variable, &By);
      Found.event(By, Act::Begin, Value);
      hold(*Variable, Value);
    } else if (const auto It = Found.Held.find(Variable);
               It != Found.Held.end()) {
      for (unsigned Value : It->second)
        Found.event(By, Act::End, Value);
    }
  }

  /// A variable is named that holds \p Value.
  void named(const DeclRefExpr &Named, unsigned Value) {
    switch (Found.All[Value].What) {
    case Kind::Identity:
    case Kind::Exceptions:
      compared(Named, Value);
      break;
    case Kind::Reference:
      Found.event(Named, Act::Use, Value);
      break;
    default:
      if (Found.All[Value].isHeld())
        changed(Named, Value);
      break;
    }
  }

  /// Ids are there to be compared, and to say whom to wake; what prints them
  /// does not rely on them, nor does what is awaited to go back there.
  void compared(const DeclRefExpr &Named, unsigned Value) {
    const Stmt *Inner = &Named;
    for (const Stmt *Outer : llvm::drop_begin(llvm::reverse(Around))) {
      if (compares(*Outer)) {
        const auto [Left, Right] = sidesOf(*Outer);
        const bool IsFresh = Found.All[Value].What == Kind::Identity &&
                             (kindOf(*Left) || kindOf(*Right));
        Found.event(Named, Act::Use, Value,
                    IsFresh ? cast<Expr>(Outer) : nullptr);
        return;
      }
      const auto *E = dyn_cast<Expr>(Outer);
      if (const auto *Call = dyn_cast<CallExpr>(Outer)) {
        if (Found.All[Value].What == Kind::Identity && takes(*Call, *Inner) &&
            !isAwaited())
          Found.event(Named, Act::Use, Value);
        return;
      }
      if (!E || !isa<CastExpr, ParenExpr, FullExpr, MaterializeTemporaryExpr,
                     CXXBindTemporaryExpr, CXXConstructExpr>(E))
        return;
      Inner = Outer;
    }
  }
  /// pthread_kill(id, signal); not log("{}", id), nor what works with the
  /// object that a pointer to a thread stands for.
  static bool takes(const CallExpr &Call, const Stmt &Argument) {
    const FunctionDecl *Callee = Call.getDirectCallee();
    if (!Callee || isa<CXXOperatorCallExpr>(Call) || Callee->isVariadic() ||
        Callee->isTemplateInstantiation())
      return false;
    return llvm::any_of(Call.arguments(), [&](const Expr *Given) {
      return Given == &Argument && !Given->getType()->isPointerType();
    });
  }
  bool isAwaited() const {
    return llvm::any_of(Around, [](const Stmt *Outer) {
      return isa<CoroutineSuspendExpr, DependentCoawaitExpr>(Outer);
    });
  }

  /// slot.emplace(...), slot.reset(), std::move(guard): who may change it, or
  /// is given it, may end it.
  void changed(const DeclRefExpr &Named, unsigned Value) {
    for (const Stmt *Outer : llvm::drop_begin(llvm::reverse(Around))) {
      if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Outer)) {
        const CXXMethodDecl *Method = Member->getMethodDecl();
        if (Method && Method->isConst())
          return;
        if (Method && simpleName(*Method) == "emplace") {
          Found.All[Value].Begins.push_back(Member);
          Found.event(*Member, Act::Begin, Value);
        } else {
          Found.event(*Member, Act::End, Value);
        }
        return;
      }
      if (isa<CallExpr, CXXConstructExpr, CXXDependentScopeMemberExpr,
              UnaryOperator, LambdaExpr, DeclStmt>(Outer)) {
        Found.event(Named, Act::End, Value);
        return;
      }
    }
  }

  // Calls that models know.

  void called(const CallExpr &Call, const BindingFact &Fact) {
    switch (Fact.By) {
    case BoundBy::Error:
      error(Call);
      break;
    case BoundBy::Set:
    case BoundBy::Attach:
      state(Call, Fact);
      break;
    case BoundBy::Restore:
    case BoundBy::Detach:
      Restored.push_back({&Call, Fact.State});
      break;
    case BoundBy::Swap:
      swapped(Call, Fact);
      break;
    default:
      break;
    }
  }

  unsigned state(const CallExpr &Call, const BindingFact &Fact) {
    const unsigned Value = valueOf(
        Fact.By == BoundBy::Attach ? Kind::Tie : Kind::State, nullptr, &Call);
    Found.All[Value].State = Fact.State;
    Found.event(Call, Act::Begin, Value);
    return Value;
  }

  /// const locale_t before = uselocale(own); ...; uselocale(before);
  void swapped(const CallExpr &Call, const BindingFact &Fact) {
    bool Restores = false;
    for (const Expr *Argument : Call.arguments())
      for (const ValueDecl *Named : mentionedIn(*Argument))
        if (const auto It = Before.find(Named); It != Before.end())
          for (unsigned Value : It->second) {
            Restores |= Found.All[Value].Begins.front() != &Call;
            Found.event(Call, Act::Use, Value);
            Found.event(Call, Act::End, Value);
          }
    if (Restores)
      return;
    llvm::SmallVector<const ValueDecl *, 2> Keeping;
    for (const Expr *Argument : Call.arguments())
      if (const auto *Address = dyn_cast<UnaryOperator>(strip(Argument));
          Address && Address->getOpcode() == UO_AddrOf)
        if (const VarDecl *Variable = localIn(Address->getSubExpr());
            Variable &&
            !Argument->getType()->getPointeeType().isConstQualified())
          Keeping.push_back(Variable);
    for (const Stmt *Outer : llvm::drop_begin(llvm::reverse(Around))) {
      if (const auto *Declared = dyn_cast<DeclStmt>(Outer)) {
        for (const Decl *D : Declared->decls())
          if (const auto *Variable = dyn_cast<VarDecl>(D))
            Keeping.push_back(Variable);
        break;
      }
      const auto *Operator = dyn_cast<BinaryOperator>(Outer);
      if (Operator && Operator->isAssignmentOp())
        if (const VarDecl *Variable = localIn(Operator->getLHS()))
          Keeping.push_back(Variable);
    }
    if (Keeping.empty())
      return;
    const unsigned Value = state(Call, Fact);
    for (const ValueDecl *Variable : Keeping)
      Before[Variable].push_back(Value);
  }

  /// errno, or *__errno_location() for who has no macros.
  void error(const CallExpr &Call) {
    const Stmt *Inner = &Call;
    for (const Stmt *Outer : llvm::drop_begin(llvm::reverse(Around))) {
      const auto *Operator = dyn_cast<BinaryOperator>(Outer);
      const auto *Unary = dyn_cast<UnaryOperator>(Outer);
      if (Operator && Operator->getOpcode() == BO_Assign &&
          Operator->getLHS() == Inner) {
        Found.event(*Operator, Act::End, error());
        return;
      }
      if (Unary && Unary->getOpcode() == UO_AddrOf)
        return;
      if (!isa<ParenExpr>(Outer) && !(Unary && Unary->getOpcode() == UO_Deref))
        break;
      Inner = Outer;
    }
    Found.event(Call, Act::Use, error());
  }

  void accessed(const LocalAccess &Access) override {
    if (Access.Act == LocalAct::Refer) {
      const unsigned Value = valueOf(Kind::Reference, Access.Holder, Access.By);
      Found.All[Value].Path = Access.Path;
      Found.Declared[Access.Holder].push_back({Act::Begin, Value});
      hold(*Access.Holder, Value);
    } else {
      Locals.add(Access, Around);
    }
  }

  ThreadEffects &Effects;
  BoundValues Found;
  LocalHistory Locals;
  /// The calls that restore a state, and which.
  std::vector<std::pair<const CallExpr *, std::string>> Restored;
  std::optional<unsigned> Error;
  /// Of variables that keep a state: the values that it was before.
  llvm::DenseMap<const ValueDecl *, llvm::SmallVector<unsigned, 1>> Before;
};
} // namespace

BoundValues boundValues(const FunctionDecl &Function, AsyncModel &Model) {
  Finder Reader(Model);
  Reader.TraverseStmt(const_cast<Stmt *>(writtenBody(Function)));
  return Reader.finish();
}

} // namespace async_tidy
