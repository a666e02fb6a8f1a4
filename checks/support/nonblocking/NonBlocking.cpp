// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "NonBlocking.h"
#include "NonBlockingFacts.h"
#include "support/code/CodeVisitor.h"
#include "support/code/Names.h"
#include "support/code/OwnCodeVisitor.h"
#include "support/coroutines/Coroutine.h"
#include "support/facts/CallConditions.h"
#include "support/objects/ObjectFlow.h"

using namespace clang;

namespace async_tidy {

/// How far a value is followed back.
static constexpr unsigned MaxDepth = 4;

/// What \p E is a handle of: socket.native_handle(), handle.get(), *socket,
/// stream.next_layer().
static const Expr *handled(const Expr *E) {
  for (E = E ? strip(E) : nullptr; E;) {
    const Expr *Of = nullptr;
    if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E)) {
      // socket(): what this has, not this itself.
      const Expr *On = strip(Call->getImplicitObjectArgument());
      Of = Call->getNumArgs() == 0 && !isa<CXXThisExpr>(On) ? On : nullptr;
    } else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E)) {
      Of = Operator->getNumArgs() == 1 ? Operator->getArg(0) : nullptr;
    } else if (const auto *Unary = dyn_cast<UnaryOperator>(E)) {
      Of = Unary->getOpcode() == UO_AddrOf || Unary->getOpcode() == UO_Deref
               ? Unary->getSubExpr()
               : nullptr;
    } else if (const auto *Call = dyn_cast<CallExpr>(E)) {
      Of = Call->isCallToStdMove() ? Call->getArg(0) : nullptr;
    } else if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E)) {
      Of = Cast->getSubExpr();
    }
    if (!Of)
      return E;
    E = strip(Of);
  }
  return nullptr;
}

static const ValueDecl *namedBy(const Expr &Object) {
  if (const auto *Named = dyn_cast<DeclRefExpr>(&Object))
    return Named->getDecl();
  if (const auto *Member = dyn_cast<MemberExpr>(&Object))
    return Member->getMemberDecl();
  return nullptr;
}

class NonBlocking::Flow : public ObjectFlow {
public:
  /// \p Operation: follows what somebody has waited for until that call,
  /// rather than the mode.
  Flow(NonBlocking &Known, const FunctionDecl &Function, const Expr &Object,
       const CallExpr *Operation)
      : ObjectFlow(Known.Model, Function, Object), Known(Known),
        Operation(Operation) {}

private:
  const Expr *objectIn(const Expr *E) const override { return handled(E); }
  bool holdsFor(const Expr &Value) const override {
    return !Operation && (Known.isValue(Value) || isLike(Value));
  }
  std::optional<bool> leftBy(const CallExpr &Call) const override {
    if (!Operation) {
      // sqlite3_prepare_v2(database, text, -1, &statement, nullptr)
      if (const CallFact *Fact = Model.callFact(Call, role::NonBlockingLike);
          Fact && Fact->Argument &&
          isObject(WrittenArguments(Call).get(*Fact->Argument)))
        return isLike(*objectOf(Call));
      return Known.leftBy(Call, [this](const Expr *E) { return isObject(E); });
    }
    return Call.getDirectCallee() == Operation->getDirectCallee()
               ? std::optional(false)
               : std::nullopt;
  }
  std::optional<bool> leftByAwait(const Expr &Point) const override {
    const Expr *Operand = Operation ? awaitedOperand(Point) : nullptr;
    const auto *Call = Operand ? dyn_cast<CallExpr>(strip(Operand)) : nullptr;
    return Call && isObject(objectOf(*Call)) &&
                   Model.hasRole(*Call, role::NonBlockingAwait)
               ? std::optional(true)
               : std::nullopt;
  }

  /// Whether the state holds where \p Other, which the object is made from,
  /// is looked at: QSqlQuery query(database);
  bool isLike(const Expr &Other) const {
    const Expr *From = handled(&Other);
    if (const auto *Made = dyn_cast_or_null<CXXConstructExpr>(From);
        Made && Made->getNumArgs() >= 1)
      From = handled(Made->getArg(0));
    if (!From || Sources == MaxDepth || !namedBy(*From) || isObject(From))
      return false;
    Flow Before(Known, Code->function(), *From, nullptr);
    Before.Sources = Sources + 1;
    return Before.holdsAt(*From, *From,
                          Known.isKnownAtStart(*From, Code->function()));
  }

  NonBlocking &Known;
  const CallExpr *const Operation;
  /// How many objects it has been asked through.
  unsigned Sources = 0;
};

bool NonBlocking::isAt(const CallExpr &Call, const Stmt &Anchor,
                       const FunctionDecl &Function) {
  if (Tests.first != &Function)
    Tests = {
        &Function,
        WouldBlockTests(Function, Model.facts().get<WouldBlockFacts>().Errors)};
  if (Tests.second.ask(Call))
    return true;
  const Expr *Object =
      originOf(handled(objectOf(Call)), *Model.bodyOf(Function), handled);
  if (!Object || !namedBy(*Object))
    return Object && isValue(*Object);
  return Flow(*this, Function, *Object, nullptr)
             .holdsAt(Call, Anchor, isKnownAtStart(*Object, Function)) ||
         Flow(*this, Function, *Object, &Call).holdsAt(Call, Anchor, false);
}

bool NonBlocking::isKnownAtStart(const Expr &Object,
                                 const FunctionDecl &Function) {
  const ValueDecl *Named = namedBy(Object);
  if (const auto *Field = dyn_cast<FieldDecl>(Named)) {
    Mode Known = modeOf(*Field, Field->getParent(), Function);
    // Its base has the field.
    if (const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
        Method && !Known)
      Known = modeOf(*Field, Method->getParent(), Function);
    return Known.value_or(false);
  }
  const auto *Variable = dyn_cast<VarDecl>(Named);
  if (!Variable || Variable->getDeclContext() == &Function)
    return false;
  if (Variable->getInit() && !isa<ParmVarDecl>(Variable) &&
      isValue(*Variable->getInit()))
    return true;
  // A lambda has it from the function around.
  const auto *Outer = dyn_cast<FunctionDecl>(Variable->getDeclContext());
  if (!Outer)
    return false;
  const auto Is = [&](const Expr *E) {
    const Expr *Of = handled(E);
    return Of && namedBy(*Of) == Variable;
  };
  Mode Left;
  for (const CallExpr *Call : Model.bodyOf(*Outer)->callsNaming(*Variable))
    if (const Mode New = leftBy(*Call, Is))
      Left = New;
  return Left.value_or(false);
}

bool NonBlocking::isValue(const Expr &Value, unsigned Depth) {
  const Expr *E = handled(&Value);
  if (!E || Depth == MaxDepth)
    return false;
  if (const auto *Choice = dyn_cast<ConditionalOperator>(E))
    return isValue(*Choice->getTrueExpr(), Depth + 1) &&
           isValue(*Choice->getFalseExpr(), Depth + 1);
  if (const auto *Made = dyn_cast<CXXConstructExpr>(E))
    return Model.callFact(*Made, role::NonBlockingValue) ||
           (Made->getNumArgs() >= 1 && isValue(*Made->getArg(0), Depth + 1));
  if (const auto *List = dyn_cast<InitListExpr>(E))
    return List->getNumInits() == 1 && isValue(*List->getInit(0), Depth + 1);
  if (const auto *Named = dyn_cast<DeclRefExpr>(E)) {
    const auto *Variable = dyn_cast<VarDecl>(Named->getDecl());
    return Variable && Variable->getInit() && !isa<ParmVarDecl>(Variable) &&
           isValue(*Variable->getInit(), Depth + 1);
  }
  const auto *Call = dyn_cast<CallExpr>(E);
  if (!Call)
    return false;
  if (Model.hasRole(*Call, role::NonBlockingValue))
    return true;
  const FunctionDecl *Callee = Call->getDirectCallee();
  const FunctionDecl *Defined = Callee ? Callee->getDefinition() : nullptr;
  return Defined && returnsValue(*Defined, Depth);
}

namespace {
class ReturnReader : public OwnCodeVisitor {
public:
  using OwnCodeVisitor::OwnCodeVisitor;
  bool VisitReturnStmt(ReturnStmt *Return) override {
    if (Return->getRetValue())
      Values.push_back(Return->getRetValue());
    return true;
  }
  llvm::SmallVector<const Expr *, 4> Values;
};
} // namespace

/// int listen_on(...) { int fd = socket(...); set_non_blocking(fd); return fd;
/// }
bool NonBlocking::returnsValue(const FunctionDecl &Function, unsigned Depth) {
  if (Function.getASTContext().getSourceManager().isInSystemHeader(
          Function.getLocation()))
    return false;
  const auto [It, IsNew] = OfResult.try_emplace(&Function, false);
  if (!IsNew)
    return It->second;
  ReturnReader Returns(Function.getASTContext());
  Returns.TraverseStmt(const_cast<Stmt *>(writtenBody(Function)));
  const bool Gives = llvm::any_of(Returns.Values, [&](const Expr *Value) {
    if (isValue(*Value, Depth + 1))
      return true;
    const Expr *Object = handled(Value);
    const ValueDecl *Named = Object ? namedBy(*Object) : nullptr;
    const auto Is = [&](const Expr *E) {
      const Expr *Of = handled(E);
      return Of && namedBy(*Of) == Named;
    };
    return Named && llvm::any_of(Model.bodyOf(Function)->callsNaming(*Named),
                                 [&](const CallExpr *Call) {
                                   return leftBy(*Call, Is).value_or(false);
                                 });
  });
  return OfResult[&Function] = Gives;
}

NonBlocking::Mode NonBlocking::leftBy(const CallExpr &Call, IsObject Is) {
  for (const auto &[Role, Left] : {std::pair(role::NonBlockingOn, true),
                                   std::pair(role::NonBlockingOff, false)})
    if (const CallFact *Fact = Model.callFact(Call, Role))
      return Is(Fact->Argument ? WrittenArguments(Call).get(*Fact->Argument)
                               : objectOf(Call))
                 ? Mode(Left)
                 : std::nullopt;
  const FunctionDecl *Callee = Call.getDirectCallee();
  const FunctionDecl *Defined = Callee ? Callee->getDefinition() : nullptr;
  if (!Defined || isa<CXXOperatorCallExpr>(Call) ||
      Model.context().getSourceManager().isInSystemHeader(
          Defined->getLocation()))
    return std::nullopt;
  for (unsigned I = 0;
       I != std::min(Call.getNumArgs(), Defined->getNumParams()); ++I)
    if (Is(Call.getArg(I)))
      if (const Mode Left = leftOfParameter(*Defined, I))
        return Left;
  // handle.set_non_blocking()
  const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call);
  const auto *Method = dyn_cast<CXXMethodDecl>(Defined);
  if (Member && Method && Is(Member->getImplicitObjectArgument()))
    for (const FieldUse &Use : usesIn(*Method->getParent()))
      if (Use.Method == Method)
        return Use.IsOn;
  return std::nullopt;
}

NonBlocking::Mode NonBlocking::leftOfParameter(const FunctionDecl &Function,
                                               unsigned Index) {
  const auto [It, IsNew] = OfParameter.try_emplace({&Function, Index});
  if (!IsNew)
    return It->second;
  const ParmVarDecl *Parameter = Function.getParamDecl(Index);
  const auto Is = [&](const Expr *E) {
    const Expr *Of = handled(E);
    return Of && namedBy(*Of) == Parameter;
  };
  Mode Left;
  for (const CallExpr *Call : Model.bodyOf(Function)->callsNaming(*Parameter))
    if (const Mode New = leftBy(*Call, Is); New && (!Left || *New))
      Left = New;
  return OfParameter[{&Function, Index}] = Left;
}

/// Collects what the functions of a class make of its fields.
class NonBlocking::FieldReader : public CodeVisitor {
public:
  FieldReader(NonBlocking &Known, FieldUses &Into) : Known(Known), Into(Into) {}

  void readInitialiser(const Expr *Value, const FieldDecl *Field,
                       const FunctionDecl *Of) {
    if (Value && Field && Known.isValue(*Value))
      Into.push_back({Field, Of, true});
  }
  void read(const FunctionDecl &Function) {
    Method = &Function;
    if (const auto *Made = dyn_cast<CXXConstructorDecl>(Method))
      for (const CXXCtorInitializer *Initialiser : Made->inits())
        readInitialiser(Initialiser->getInit(), Initialiser->getMember(),
                        Method);
    TraverseStmt(const_cast<Stmt *>(writtenBody(Function)));
  }

  bool VisitBinaryOperator(BinaryOperator *Operator) override {
    if (Operator->getOpcode() == BO_Assign)
      readInitialiser(Operator->getRHS(), fieldIn(Operator->getLHS()), Method);
    return true;
  }
  bool VisitCallExpr(CallExpr *Call) override {
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call)) {
      if (Operator->getOperator() == OO_Equal && Operator->getNumArgs() == 2)
        readInitialiser(Operator->getArg(1), fieldIn(Operator->getArg(0)),
                        Method);
      return true;
    }
    const FieldDecl *Touched = nullptr;
    const auto IsField = [&](const Expr *E) {
      const FieldDecl *Field = fieldIn(E);
      if (Field)
        Touched = Field;
      return Field != nullptr;
    };
    if (const Mode Left = Known.leftBy(*Call, IsField))
      Into.push_back({Touched, Method, *Left});
    return true;
  }

private:
  static const FieldDecl *fieldIn(const Expr *E) {
    const Expr *Of = handled(E);
    return Of ? dyn_cast_or_null<FieldDecl>(namedBy(*Of)) : nullptr;
  }

  NonBlocking &Known;
  FieldUses &Into;
  const FunctionDecl *Method = nullptr;
};

const NonBlocking::FieldUses &NonBlocking::usesIn(const CXXRecordDecl &Class) {
  const auto [It, IsNew] = OfClass.try_emplace(&Class);
  if (!IsNew)
    return It->second;
  FieldUses Found;
  FieldReader Reader(*this, Found);
  for (const FieldDecl *Field : Class.fields())
    Reader.readInitialiser(Field->getInClassInitializer(), Field, nullptr);
  for (const CXXMethodDecl *Method : Class.methods())
    if (const FunctionDecl *Defined = Method->getDefinition())
      Reader.read(*Defined);
  return OfClass[&Class] = std::move(Found);
}

NonBlocking::Mode NonBlocking::modeOf(const FieldDecl &Field,
                                      const RecordDecl *Class,
                                      const FunctionDecl &Except) {
  Mode Known;
  if (const auto *Defined = dyn_cast<CXXRecordDecl>(Class))
    for (const FieldUse &Use : usesIn(*Defined))
      if (Use.Field == &Field && Use.Method != &Except)
        Known = Known.value_or(false) || Use.IsOn;
  return Known;
}

} // namespace async_tidy
