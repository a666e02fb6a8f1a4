// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Coroutine.h"
#include "support/code/Names.h"
#include "support/code/ReturnedValues.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace async_tidy {

const CXXRecordDecl *promiseOf(const FunctionDecl &Function) {
  const CoroutineBodyStmt *Body = coroutineBody(Function);
  if (!Body || !Body->getPromiseDecl())
    return nullptr;
  return Body->getPromiseDecl()->getType()->getAsCXXRecordDecl();
}

const Expr *awaitedOperand(const Expr &SuspensionPoint) {
  if (const auto *Await = dyn_cast<CoawaitExpr>(&SuspensionPoint))
    return strip(Await->getOperand());
  if (const auto *Await = dyn_cast<DependentCoawaitExpr>(&SuspensionPoint))
    return strip(Await->getOperand());
  return nullptr;
}

bool neverSuspends(const Expr &SuspensionPoint) {
  const auto *Point = dyn_cast<CoroutineSuspendExpr>(&SuspensionPoint);
  const auto *Ready = dyn_cast_or_null<CXXMemberCallExpr>(
      Point && Point->getReadyExpr() ? strip(Point->getReadyExpr()) : nullptr);
  const CXXMethodDecl *Method = Ready ? Ready->getMethodDecl() : nullptr;
  const Expr *Given = Method ? onlyReturn(*Method) : nullptr;
  const auto *Value =
      Given ? dyn_cast<CXXBoolLiteralExpr>(strip(Given)) : nullptr;
  return Value && Value->getValue();
}

bool awaits(const Stmt &Statement) {
  if (isa<CoroutineSuspendExpr, DependentCoawaitExpr>(Statement))
    return true;
  return !isa<LambdaExpr>(Statement) &&
         llvm::any_of(Statement.children(),
                      [](const Stmt *Part) { return Part && awaits(*Part); });
}

} // namespace async_tidy
