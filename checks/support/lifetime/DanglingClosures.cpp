// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "DanglingClosures.h"
#include "BodyFlow.h"
#include "CallableFacts.h"
#include "DanglingArguments.h"
#include "ParameterLife.h"
#include "support/code/Names.h"
#include "support/code/ReturnedValues.h"
#include "support/coroutines/Coroutine.h"
#include "support/tasks/TaskFacts.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace async_tidy {
namespace {

/// The lambda that \p E makes, moves or names, in a std::function too.
const LambdaExpr *lambdaIn(const Expr *E, unsigned Depth = 0) {
  E = E ? strip(E) : nullptr;
  if (!E || Depth > 4)
    return nullptr;
  if (const auto *Lambda = dyn_cast<LambdaExpr>(E))
    return Lambda;
  if (const auto *Made = dyn_cast<CXXConstructExpr>(E)) {
    const CXXRecordDecl *Class = Made->getConstructor()->getParent();
    const bool Holds = Class->isLambda() || Class->isInStdNamespace();
    return Holds && Made->getNumArgs() >= 1
               ? lambdaIn(Made->getArg(0), Depth + 1)
               : nullptr;
  }
  if (const auto *Call = dyn_cast<CallExpr>(E)) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    const bool Forwards =
        Call->isCallToStdMove() ||
        (Callee && Callee->isInStdNamespace() && Callee->getIdentifier() &&
         Callee->getName() == "forward");
    return Forwards && Call->getNumArgs() == 1
               ? lambdaIn(Call->getArg(0), Depth + 1)
               : nullptr;
  }
  const auto *Named = dyn_cast<DeclRefExpr>(E);
  const auto *Variable = Named ? dyn_cast<VarDecl>(Named->getDecl()) : nullptr;
  return Variable && Variable->hasLocalStorage() && !isa<ParmVarDecl>(Variable)
             ? lambdaIn(Variable->getInit(), Depth + 1)
             : nullptr;
}

/// The coroutine that a lambda is, of a generic one the first instance; null
/// where it is none, or its frame has the captures: (this auto self).
const CXXMethodDecl *coroutineOf(const LambdaExpr &Lambda) {
  const CXXMethodDecl *Operator = Lambda.getCallOperator();
  if (const FunctionTemplateDecl *Template =
          Lambda.getDependentCallOperator()) {
    Operator = nullptr;
    for (const FunctionDecl *Instance : Template->specializations())
      if (Instance->hasBody() && !Operator)
        Operator = cast<CXXMethodDecl>(Instance);
  }
  if (!Operator || !coroutineBody(*Operator))
    return nullptr;
  if (Operator->isExplicitObjectMemberFunction() &&
      !Operator->getParamDecl(0)->getType()->isReferenceType())
    return nullptr;
  return Operator;
}

class Finder {
public:
  Finder(const FunctionDecl &Function, AsyncModel &Model)
      : Function(Function), Model(Model), Read(Model.bodyOf(Function)) {}

  std::vector<DanglingClosure> find(const TaskFates &Tasks) {
    for (const LastingTask &Task : Tasks.Lasting)
      forEachClosure(*Task.Maker,
                     [&](const Expr &Object) { addLasting(Task, Object); });
    for (const CodePlace &Place : Read->places())
      if (const auto *Call = dyn_cast<CallExpr>(Place.Of);
          Call && Model.hasRole(*Call, role::DropsCallable))
        for (const Expr *Argument : Call->arguments())
          addDropped(*Call, *Argument);
    return std::move(Found);
  }

private:
  /// The callables that \p Maker calls to give what they return.
  void forEachClosure(const CallExpr &Maker,
                      llvm::function_ref<void(const Expr &)> Take) {
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Maker))
      return Operator->getOperator() == OO_Call ? Take(*Operator->getArg(0))
                                                : void();
    const bool Borrows = Model.hasRole(Maker, role::BorrowsCallable);
    const FunctionDecl *Callee = programCallee(Maker, Model);
    if (Borrows)
      for (const Expr *Argument : Maker.arguments())
        Take(*Argument);
    else if (Callee)
      forEachArgument(
          Maker, [&](const Expr &Argument, unsigned Index, QualType) {
            if (lambdaIn(&Argument) && returnsCallOf(*Callee, Index))
              Take(Argument);
          });
  }

  /// template <typename F> auto traced(F &&f) { log(); return f(); }
  static bool returnsCallOf(const FunctionDecl &Callee, unsigned Index) {
    const FunctionDecl *Defined = Callee.getDefinition();
    if (!Defined || coroutineBody(*Defined) || Index >= Defined->getNumParams())
      return false;
    const ParmVarDecl *Callable = Defined->getParamDecl(Index);
    return llvm::any_of(returnedValues(*Defined), [&](const Expr *Value) {
      const auto *Call = dyn_cast<CXXOperatorCallExpr>(strip(Value));
      if (!Call || Call->getOperator() != OO_Call)
        return false;
      const Expr *Called = strip(Call->getArg(0));
      if (const auto *Forward = dyn_cast<CallExpr>(Called);
          Forward && Forward->getNumArgs() == 1)
        Called = strip(Forward->getArg(0));
      const auto *Named = dyn_cast<DeclRefExpr>(Called);
      return Named && Named->getDecl() == Callable;
    });
  }

  void addLasting(const LastingTask &Task, const Expr &Object) {
    const LambdaExpr *Lambda = lambdaIn(&Object);
    const CXXMethodDecl *Coroutine = Lambda ? coroutineOf(*Lambda) : nullptr;
    if (!Coroutine)
      return;
    const QualType Type =
        Model.context().getLValueReferenceType(Object.getType());
    std::optional<Lender> Lent = lenderOf(Object, Type, *Read);
    // By value: what the called function has dies no later than the statement.
    if (!Lent && Object.isPRValue())
      Lent = Lender{Lender::Kind::Temporary, nullptr, &Object};
    if (!Lent || (Lent->What != Lender::Kind::Temporary &&
                  Lent->What != Lender::Kind::Local))
      return;
    const auto Fate = fateBeyond(Task, *Lent, Type, Function, Model);
    if (const LateUse Use =
            Fate ? lateUse(*Coroutine, !beginsAtOnce(*Fate, Function, Model))
                 : LateUse();
        Use.At)
      Found.push_back(
          {Lambda, Task.Maker, Use.At, Use.Name, Lent->Variable, Fate,
           isa<CXXOperatorCallExpr>(Task.Maker) && !Lent->Variable});
  }

  void addDropped(const CallExpr &Call, const Expr &Argument) {
    const LambdaExpr *Lambda = lambdaIn(&Argument);
    const CXXMethodDecl *Coroutine = Lambda ? coroutineOf(*Lambda) : nullptr;
    if (const LateUse Use = Coroutine ? lateUse(*Coroutine, true) : LateUse();
        Use.At)
      Found.push_back(
          {Lambda, &Call, Use.At, Use.Name, nullptr, std::nullopt, false});
  }

  struct LateUse {
    /// Null where there is none.
    const Expr *At = nullptr;
    std::string Name;
  };

  /// const std::string &text = captured; for (int one : captured)
  static const ValueDecl *capturedBehind(const DeclRefExpr &Named, Body &Code) {
    if (Named.refersToEnclosingVariableOrCapture())
      return Named.getDecl();
    const auto *Variable = dyn_cast<VarDecl>(Named.getDecl());
    const auto Lent = Variable && Variable->isLocalVarDecl()
                          ? lenderOfVariable(*Variable, Code)
                          : std::nullopt;
    return Lent && Lent->What == Lender::Kind::Capture ? Lent->Variable
                                                       : nullptr;
  }

  /// The first use of a capture when the lambda is gone: of a coroutine that
  /// starts later any, if that \p MayBeLater; else one behind a suspension.
  LateUse lateUse(const CXXMethodDecl &Coroutine, bool MayBeLater) {
    const auto Task = Model.asyncType(Coroutine.getReturnType());
    const bool IsLazy = Task && Task->Kind == TaskKind::Lazy;
    const SourceManager &Sources = Model.context().getSourceManager();
    LateUse First;
    const std::shared_ptr<Body> Code = Model.bodyOf(Coroutine);
    const BodyFlow Flow(Coroutine, Model);
    Flow.forEachLate(IsLazy && MayBeLater, [&](const Stmt &Statement) {
      const auto *Named = dyn_cast<DeclRefExpr>(&Statement);
      const ValueDecl *Captured =
          Named ? capturedBehind(*Named, *Code) : nullptr;
      if (!Captured && !isa<CXXThisExpr>(Statement))
        return;
      const auto &Use = cast<Expr>(Statement);
      if (!First.At || Sources.isBeforeInTranslationUnit(
                           Use.getBeginLoc(), First.At->getBeginLoc()))
        First = {&Use, Captured ? Captured->getNameAsString() : "this"};
    });
    return First;
  }

  const FunctionDecl &Function;
  AsyncModel &Model;
  const std::shared_ptr<Body> Read;
  std::vector<DanglingClosure> Found;
};

} // namespace

std::vector<DanglingClosure> danglingClosures(const FunctionDecl &Function,
                                              const TaskFates &Tasks,
                                              AsyncModel &Model) {
  return Finder(Function, Model).find(Tasks);
}

} // namespace async_tidy
