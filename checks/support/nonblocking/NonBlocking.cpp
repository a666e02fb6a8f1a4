// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "NonBlocking.h"
#include "Handles.h"
#include "NonBlockingFacts.h"
#include "support/code/Names.h"
#include "support/code/ObjectUse.h"
#include "support/code/ReturnedValues.h"
#include "support/coroutines/Coroutine.h"
#include "support/facts/CallConditions.h"
#include "support/objects/GivenArguments.h"
#include "support/objects/ObjectFlow.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Analysis/AnalysisDeclContext.h"

using namespace clang;

namespace async_tidy {

/// How far a value is followed back.
static constexpr unsigned MaxDepth = 4;

/// Whether \p E is the array that \p Object is an element of: pipe2(ends, ...)
static bool isArrayOf(const Expr *E, const Expr &Object) {
  const auto *Element = dyn_cast<ArraySubscriptExpr>(&Object);
  return E && Element && isSameObject(E, Element->getBase());
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
      const Mode Left = Known.leftBy(Call, [this](const Expr *E) {
        return isObject(E) || isArrayOf(E, Object);
      });
      if (Left)
        return Left;
      if (const Mode Own = Known.leftByMethod(Call, Object))
        return Own;
      return mayReplace(Call) ? std::optional(false) : std::nullopt;
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

  /// reopen(fd), std::swap(fd, other): of a number that is passed to be
  /// written.
  bool mayReplace(const CallExpr &Call) const {
    const FunctionDecl *Callee = Call.getDirectCallee();
    if (!Callee || isa<CXXOperatorCallExpr>(Call))
      return false;
    for (unsigned I = 0;
         I != std::min(Call.getNumArgs(), Callee->getNumParams()); ++I) {
      const QualType Type = Callee->getParamDecl(I)->getType();
      if (Type->isLValueReferenceType() &&
          !Type->getPointeeType().isConstQualified() &&
          Type->getPointeeType()->isScalarType() && isObject(Call.getArg(I)))
        return true;
    }
    return false;
  }

  /// if (!socket.non_blocking()) ...
  bool opens(const CFGBlock &Block, unsigned Index,
             const CFGBlock &) const override {
    const auto *Condition =
        dyn_cast_or_null<Expr>(Block.getTerminatorCondition());
    if (!Condition || Operation || Block.succ_size() != 2)
      return false;
    bool Says = Index == 0;
    Condition = strip(Condition);
    while (const auto *Not = dyn_cast<UnaryOperator>(Condition)) {
      if (Not->getOpcode() != UO_LNot)
        return false;
      Says = !Says;
      Condition = strip(Not->getSubExpr());
    }
    const auto *Call = dyn_cast<CallExpr>(Condition);
    return Says && Call && isObject(objectOf(*Call)) &&
           Model.hasRole(*Call, role::NonBlockingTest);
  }

  /// Whether the state holds where \p Other, which the object is made from,
  /// is looked at: QSqlQuery query(database);
  bool isLike(const Expr &Other) const {
    const Expr *From = handled(&Other);
    if (const auto *Made = dyn_cast_or_null<CXXConstructExpr>(From);
        Made && Made->getNumArgs() >= 1)
      From = handled(Made->getArg(0));
    if (!From || Sources == MaxDepth || !handleNamed(*From) || isObject(From))
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

/// Whether \p Call works on its object once, as a member and a call of the
/// system do: asio::read(socket, buffer) waits as often as it must.
static bool isOneOperation(const CallExpr &Call) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  return isa<CXXMemberCallExpr>(Call) || (Callee && Callee->isExternC());
}

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
  if (!Object || !handleNamed(*Object))
    return Object && isValue(*Object);
  return Flow(*this, Function, *Object, nullptr)
             .holdsAt(Call, Anchor, isKnownAtStart(*Object, Function)) ||
         (isOneOperation(Call) &&
          Flow(*this, Function, *Object, &Call).holdsAt(Call, Anchor, false));
}

bool NonBlocking::isKnownAtStart(const Expr &Object,
                                 const FunctionDecl &Function) {
  const ValueDecl *Named = handleNamed(Object);
  if (const auto *Field = dyn_cast<FieldDecl>(Named)) {
    // What its own class makes of it, whoever holds that; else the class that
    // the function is of: by the members that lead there.
    Mode Known = modeOf({Field}, Field->getParent(), Function);
    const auto *Method =
        dyn_cast_or_null<CXXMethodDecl>(namedFunction(&Function));
    if (const Way From = wayTo(&Object); Method && !Known && !From.empty())
      Known = modeOf(From, Method->getParent(), Function);
    return Known.value_or(false);
  }
  const auto *Variable = dyn_cast<VarDecl>(Named);
  if (const auto *Parameter = dyn_cast_or_null<ParmVarDecl>(Variable);
      Parameter && Parameter->getDeclContext() == &Function)
    return isGiven(*Parameter);
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
    return Of && handleNamed(*Of) == Variable;
  };
  Mode Left;
  for (const CallExpr *Call : Model.bodyOf(*Outer)->callsNaming(*Variable))
    if (const Mode New = leftBy(*Call, Is))
      Left = New;
  return Left.value_or(false);
}

/// set_non_blocking(client); serve(client);
bool NonBlocking::isGiven(const ParmVarDecl &Parameter) {
  return Model.get<GivenArguments>().all(
      Parameter, [this](const GivenArguments::Argument &Given) {
        const Expr *Object =
            originOf(handled(Given.Value), *Model.bodyOf(*Given.In), handled);
        if (!Object || !handleNamed(*Object))
          return Object && isValue(*Object);
        return Flow(*this, *Given.In, *Object, nullptr)
            .holdsAt(*Given.Call, *Given.Call,
                     isKnownAtStart(*Object, *Given.In));
      });
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
  if (const auto *New = dyn_cast<CXXNewExpr>(E))
    return New->getConstructExpr() &&
           isValue(*New->getConstructExpr(), Depth + 1);
  const auto *Call = dyn_cast<CallExpr>(E);
  if (!Call)
    return false;
  if (Model.hasRole(*Call, role::NonBlockingValue) || makesValue(*Call, Depth))
    return true;
  const FunctionDecl *Callee = Call->getDirectCallee();
  const FunctionDecl *Defined = Callee ? Callee->getDefinition() : nullptr;
  return Defined && returnsValue(*Defined, Depth);
}

/// std::make_unique<database>(":memory:"), std::make_unique<owner>(descriptor)
bool NonBlocking::makesValue(const CallExpr &Call, unsigned Depth) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee || !AnalysisDeclContext::isInStdNamespace(Callee))
    return false;
  const auto *Holder = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      classOf(Call.getType()));
  if (!Holder || Holder->getTemplateArgs().size() == 0 ||
      Holder->getTemplateArgs()[0].getKind() != TemplateArgument::Type)
    return false;
  const CXXRecordDecl *Held = classOf(Holder->getTemplateArgs()[0].getAsType());
  if (!Held)
    return false;
  const WrittenArguments Written(Call);
  for (const CallFact *Fact : Model.facts()
                                  .constructions(role::NonBlockingValue)
                                  .find(qualifiedName(*Held)))
    if (applies(Fact->When, Fact->Unless, Written, Model.context()))
      return true;
  return Call.getNumArgs() >= 1 && isValue(*Call.getArg(0), Depth + 1);
}

/// int listen_on(...) { int fd = socket(...); set_non_blocking(fd); return fd;
/// }
bool NonBlocking::returnsValue(const FunctionDecl &Function, unsigned Depth) {
  if (Function.getASTContext().getSourceManager().isInSystemHeader(
          Function.getLocation()))
    return false;
  const auto [It, IsNew] = OfResult.try_emplace(&Function, false);
  if (!IsNew)
    return It->second;
  const bool Gives =
      llvm::any_of(returnedValues(Function), [&](const Expr *Value) {
        if (isValue(*Value, Depth + 1))
          return true;
        const Expr *Object = handled(Value);
        const ValueDecl *Named = Object ? handleNamed(*Object) : nullptr;
        const auto Is = [&](const Expr *E) {
          const Expr *Of = handled(E);
          return Of && handleNamed(*Of) == Named;
        };
        return Named &&
               llvm::any_of(Model.bodyOf(Function)->callsNaming(*Named),
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
  // holder.emplace(descriptor), holder.reset(new database(":memory:"))
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call);
      Member && Callee && Call.getNumArgs() >= 1 &&
      AnalysisDeclContext::isInStdNamespace(Callee) &&
      Is(Member->getImplicitObjectArgument()))
    return isValue(*Call.getArg(0)) ? Mode(true) : std::nullopt;
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
    return Of && handleNamed(*Of) == Parameter;
  };
  Mode Left;
  for (const CallExpr *Call : Model.bodyOf(Function)->callsNaming(*Parameter))
    if (const Mode New = leftBy(*Call, Is); New && (!Left || *New))
      Left = New;
  return OfParameter[{&Function, Index}] = Left;
}

} // namespace async_tidy
