// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "CancellationTests.h"
#include "EqualityTest.h"
#include "support/code/Names.h"
#include "support/code/ObjectUse.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace async_tidy {

CancellationTests::CancellationTests(const TakenCancellation &Taken, Body &Code)
    : Taken(Taken), Code(Code) {
  if (Taken.Handler)
    InHandler = mentionedIn(*Taken.Handler->getHandlerBlock());
  if (Taken.Try)
    InTry = mentionedIn(*Taken.Try->getTryBlock());
}

bool CancellationTests::isAboutError(const Expr &E) const {
  return Taken.Error && mentionedIn(E).contains(
                            cast<ValueDecl>(Taken.Error->getCanonicalDecl()));
}

bool CancellationTests::isInHandler(const Expr &E) const {
  const SourceManager &Sources =
      Code.function().getASTContext().getSourceManager();
  return Taken.Handler &&
         Sources.isPointWithin(
             Sources.getExpansionLoc(E.getBeginLoc()),
             Sources.getExpansionLoc(Taken.Handler->getBeginLoc()),
             Sources.getExpansionLoc(Taken.Handler->getEndLoc()));
}

static bool hasCall(const Stmt &S) {
  return isa<CallExpr>(S) || llvm::any_of(S.children(), [](const Stmt *Part) {
           return Part && hasCall(*Part);
         });
}

/// A number, a flag or a result of the coroutine's own, that the handler leaves
/// alone and no statement outside of the try block sets.
bool CancellationTests::isOwnValue(const ValueDecl &Value) const {
  const auto *Variable = dyn_cast<VarDecl>(&Value);
  if (!Variable || !Variable->hasLocalStorage() || isa<ParmVarDecl>(Variable) ||
      InHandler.contains(&Value))
    return false;
  const Expr *Init = Variable->getInit();
  if (Init && hasCall(*Init))
    return false;
  const QualType Type = Variable->getType();
  if (Type->isIntegerType() && !Type->isBooleanType())
    return true;
  if (!Type->isBooleanType() && !isOneOf(Type, {"std::optional"}))
    return false;
  const SourceManager &Sources =
      Code.function().getASTContext().getSourceManager();
  return Taken.Try && llvm::all_of(Code.assignments(), [&](const Expr *Set) {
           const auto *Operator = dyn_cast<BinaryOperator>(Set);
           return !Operator || variableIn(Operator->getLHS()) != Variable ||
                  Sources.isPointWithin(
                      Sources.getExpansionLoc(Set->getBeginLoc()),
                      Sources.getExpansionLoc(Taken.Try->getBeginLoc()),
                      Sources.getExpansionLoc(
                          Taken.Try->getTryBlock()->getEndLoc()));
         });
}

CancelledAnswer CancellationTests::answerOf(const Expr &Condition) const {
  const Expr *Bare = strip(&Condition);
  const auto Says = [](bool Value) {
    return Value ? CancelledAnswer::True : CancelledAnswer::False;
  };
  if (const auto *Not = dyn_cast<UnaryOperator>(Bare);
      Not && Not->getOpcode() == UO_LNot) {
    const CancelledAnswer Inner = answerOf(*Not->getSubExpr());
    return Inner == CancelledAnswer::True    ? CancelledAnswer::False
           : Inner == CancelledAnswer::False ? CancelledAnswer::True
                                             : Inner;
  }
  if (const auto *Logical = dyn_cast<BinaryOperator>(Bare);
      Logical && Logical->isLogicalOp()) {
    const CancelledAnswer Left = answerOf(*Logical->getLHS());
    const CancelledAnswer Right = answerOf(*Logical->getRHS());
    const CancelledAnswer Decides = Says(Logical->getOpcode() == BO_LOr);
    if (Left == Decides || Right == Decides)
      return Decides;
    if (Left == CancelledAnswer::Looks || Right == CancelledAnswer::Looks)
      return CancelledAnswer::Looks;
    return Left == CancelledAnswer::Ignores ? Left : Right;
  }
  if (const std::optional<EqualityTest> Test = EqualityTest::of(*Bare)) {
    const ValueDecl *Left = errorConstant(*Test->Left);
    const ValueDecl *Right = errorConstant(*Test->Right);
    if (Left || Right) {
      const ValueDecl &Constant = Left ? *Left : *Right;
      if (isAboutError(*(Left ? Test->Right : Test->Left))) {
        if (Taken.By->isCode(Constant))
          return Says(!Test->IsNegated);
        if (!Taken.By->Codes.empty())
          return Says(Test->IsNegated);
      }
      return CancelledAnswer::Looks;
    }
  }
  // if (error): by its own conversion.
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(Bare);
      Call && isa_and_nonnull<CXXConversionDecl>(Call->getMethodDecl()) &&
      !Taken.Handler)
    if (const auto *Named =
            dyn_cast<DeclRefExpr>(strip(Call->getImplicitObjectArgument()));
        Named && Named->getDecl() == Taken.Error)
      return CancelledAnswer::True;
  const auto *Operator = dyn_cast<BinaryOperator>(Bare);
  const ValueSet Named = mentionedIn(*Bare);
  const bool IsTouched = shareAny(Named, InHandler);
  if (Operator && Operator->isRelationalOp())
    return IsTouched ? CancelledAnswer::Looks : CancelledAnswer::Ignores;
  const bool IsOwn =
      !Named.empty() && llvm::all_of(Named, [this](const ValueDecl *Value) {
        return isOwnValue(*Value);
      });
  const bool IsNumber = Operator && Operator->isEqualityOp() &&
                        Operator->getLHS()->getType()->isIntegerType() &&
                        !Operator->getLHS()->getType()->isBooleanType() &&
                        !Operator->getLHS()->getType()->isEnumeralType() &&
                        !hasCall(*Bare);
  return !IsTouched && (IsOwn || IsNumber) ? CancelledAnswer::Ignores
                                           : CancelledAnswer::Looks;
}

bool CancellationTests::asksForOutcome(const Expr &Condition) const {
  if (isInHandler(Condition))
    return false;
  for (const ValueDecl *Value : mentionedIn(Condition)) {
    const auto *Variable = dyn_cast<VarDecl>(Value);
    if (InHandler.contains(Value) ||
        (Variable && Variable->hasLocalStorage() &&
         !isa<ParmVarDecl>(Variable) && InTry.contains(Value)))
      return true;
  }
  return false;
}

} // namespace async_tidy
