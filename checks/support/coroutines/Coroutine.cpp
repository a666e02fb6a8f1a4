// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Coroutine.h"
#include "support/code/Names.h"

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

} // namespace async_tidy
