// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Coroutine.h"
#include "support/code/Names.h"
#include "support/code/OwnCodeVisitor.h"

using namespace clang;

namespace async_tidy {

const CXXRecordDecl *promiseOf(const FunctionDecl &Function) {
  const CoroutineBodyStmt *Body = coroutineBody(Function);
  if (!Body || !Body->getPromiseDecl())
    return nullptr;
  return Body->getPromiseDecl()->getType()->getAsCXXRecordDecl();
}

namespace {
class SuspensionFinder : public OwnCodeVisitor {
public:
  using OwnCodeVisitor::OwnCodeVisitor;

  bool VisitCoroutineSuspendExpr(CoroutineSuspendExpr *E) override {
    Found.push_back(E);
    return true;
  }
  bool VisitDependentCoawaitExpr(DependentCoawaitExpr *E) override {
    Found.push_back(E);
    return true;
  }

  llvm::SmallVector<const Expr *, 8> Found;
};
} // namespace

llvm::SmallVector<const Expr *, 8>
suspensionPoints(const FunctionDecl &Function) {
  SuspensionFinder Finder(Function.getASTContext());
  if (const CoroutineBodyStmt *Body = coroutineBody(Function))
    Finder.TraverseStmt(Body->getBody());
  return std::move(Finder.Found);
}

const Expr *awaitedOperand(const Expr &SuspensionPoint) {
  if (const auto *Await = dyn_cast<CoawaitExpr>(&SuspensionPoint))
    return strip(Await->getOperand());
  if (const auto *Await = dyn_cast<DependentCoawaitExpr>(&SuspensionPoint))
    return strip(Await->getOperand());
  return nullptr;
}

} // namespace async_tidy
