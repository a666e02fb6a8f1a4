// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "TaskSource.h"
#include "support/code/Names.h"
#include "support/code/ReturnedValues.h"
#include "support/coroutines/Coroutine.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace async_tidy {

const Expr *passedOn(const Expr *E) {
  while (E) {
    const Expr *Inner = strip(E);
    if (const auto *Call = dyn_cast<CallExpr>(Inner);
        Call && Call->getNumArgs() == 1 && Call->getDirectCallee() &&
        Call->getDirectCallee()->isInStdNamespace() &&
        (Call->isCallToStdMove() ||
         simpleName(*Call->getDirectCallee()) == "forward"))
      Inner = Call->getArg(0);
    else if (const auto *Copy = dyn_cast<CXXConstructExpr>(Inner);
             Copy && Copy->getNumArgs() >= 1 &&
             Copy->getConstructor()->isCopyOrMoveConstructor())
      Inner = Copy->getArg(0);
    else if (const auto *Cast = dyn_cast<ExplicitCastExpr>(Inner);
             Cast && Cast->getCastKind() != CK_ToVoid)
      Inner = Cast->getSubExpr();
    else if (const auto *Address = dyn_cast<UnaryOperator>(Inner);
             Address && Address->getOpcode() == UO_AddrOf)
      Inner = Address->getSubExpr();
    if (Inner == E)
      return E;
    E = Inner;
  }
  return E;
}

/// What a local variable was made of; null for parameters and others.
static const Expr *initOf(const Expr &E) {
  const auto *Named = dyn_cast<DeclRefExpr>(&E);
  const auto *Variable = Named ? dyn_cast<VarDecl>(Named->getDecl()) : nullptr;
  return Variable && !isa<ParmVarDecl>(Variable) ? Variable->getInit()
                                                 : nullptr;
}

static const FunctionDecl *definitionOf(const FunctionDecl *Function) {
  const FunctionDecl *Definition = nullptr;
  return Function && Function->getBody(Definition) ? Definition : nullptr;
}

llvm::SmallVector<const FunctionDecl *, 2> functionsOf(const Expr &Callable) {
  llvm::SmallVector<const FunctionDecl *, 2> Found;
  const Expr *E = passedOn(&Callable);
  for (int Depth = 0; Depth != 4; ++Depth)
    if (const Expr *Init = initOf(*E))
      E = passedOn(Init);
  if (const auto *Lambda = dyn_cast<LambdaExpr>(E)) {
    if (const FunctionTemplateDecl *Generic =
            Lambda->getDependentCallOperator()) {
      for (const FunctionDecl *Instance : Generic->specializations())
        if (definitionOf(Instance))
          Found.push_back(Instance);
      // What a library's headers make of it may not have been looked at.
      if (Found.empty())
        Found.push_back(Generic->getTemplatedDecl());
    } else {
      Found.push_back(Lambda->getCallOperator());
    }
  } else if (const auto *Named = dyn_cast<DeclRefExpr>(E)) {
    if (const auto *Function = dyn_cast<FunctionDecl>(Named->getDecl())) {
      const FunctionDecl *Definition = definitionOf(Function);
      Found.push_back(Definition ? Definition : Function);
    }
  }
  return Found;
}

const Expr *makerOf(const Expr &Task) {
  const Expr *E = passedOn(&Task);
  for (int Depth = 0; Depth != 4; ++Depth)
    if (const Expr *Init = initOf(*E))
      E = passedOn(Init);
  return isa<CallExpr, LambdaExpr>(E) ? E : nullptr;
}

std::string workName(const Expr &Task, const CallExpr &Starter) {
  if (const auto *Maker = dyn_cast_or_null<CallExpr>(makerOf(Task)))
    return calledName(*Maker);
  for (const FunctionDecl *Named : functionsOf(Task))
    return Named->getDeclName().isIdentifier() ? qualifiedName(*Named)
                                               : "a lambda";
  return calledName(Starter);
}

namespace {

class SourceFinder {
public:
  explicit SourceFinder(AsyncModel &Model) : Model(Model) {}

  void expression(const Expr &Task, unsigned Depth = 0) {
    if (Depth > 6)
      return;
    const Expr *E = passedOn(&Task);
    if (const Expr *Init = initOf(*E))
      return expression(*Init, Depth + 1);
    if (const auto *Call = dyn_cast<CallExpr>(E))
      return call(*Call, Depth);
    for (const FunctionDecl *Function : functionsOf(*E))
      function(*Function, Depth);
  }

  llvm::SmallVector<const FunctionDecl *, 2> Found;

private:
  void call(const CallExpr &Call, unsigned Depth) {
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call);
        Operator && Operator->getOperator() == OO_Call)
      for (const FunctionDecl *Lambda : functionsOf(*Operator->getArg(0)))
        return function(*Lambda, Depth);
    const FunctionDecl *Called = Call.getDirectCallee();
    const bool IsOfLibrary =
        Called && Model.facts().isOfLibrary(qualifiedName(*Called));
    if (const FunctionDecl *Definition = definitionOf(Called);
        Definition && !IsOfLibrary)
      return function(*Definition, Depth);
    if (!IsOfLibrary)
      return;
    // An adaptor of the library runs the tasks that it is given.
    if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call))
      part(Member->getImplicitObjectArgument(), Depth);
    for (const Expr *Argument : Call.arguments())
      part(Argument, Depth);
  }

  void part(const Expr *Part, unsigned Depth) {
    if (!isa<CXXDefaultArgExpr>(Part) && Model.asyncType(Part->getType()))
      expression(*Part, Depth + 1);
  }

  void function(const FunctionDecl &Function, unsigned Depth) {
    const FunctionDecl *Definition = definitionOf(&Function);
    if (!Definition)
      return;
    if (!coroutineBody(*Definition) &&
        Model.asyncType(Definition->getReturnType())) {
      // It returns what another one makes.
      for (const Expr *Value : returnedValues(*Definition))
        expression(*Value, Depth + 1);
      return;
    }
    if (!llvm::is_contained(Found, Definition))
      Found.push_back(Definition);
  }

  AsyncModel &Model;
};

} // namespace

llvm::SmallVector<const FunctionDecl *, 2> startedBy(const Expr &Task,
                                                     AsyncModel &Model) {
  SourceFinder Finder(Model);
  Finder.expression(Task);
  return std::move(Finder.Found);
}

} // namespace async_tidy
