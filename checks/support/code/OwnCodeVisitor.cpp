// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "OwnCodeVisitor.h"
#include "clang/AST/ASTContext.h"

using namespace clang;

namespace async_tidy {

bool OwnCodeVisitor::TraverseCoawaitExpr(CoawaitExpr *Await) {
  return WalkUpFromCoawaitExpr(Await) && TraverseStmt(Await->getOperand());
}

bool OwnCodeVisitor::TraverseCoyieldExpr(CoyieldExpr *Yield) {
  return WalkUpFromCoyieldExpr(Yield) && TraverseStmt(Yield->getOperand());
}

bool OwnCodeVisitor::TraverseDependentCoawaitExpr(DependentCoawaitExpr *Await) {
  return WalkUpFromDependentCoawaitExpr(Await) &&
         TraverseStmt(Await->getOperand());
}

bool OwnCodeVisitor::TraverseCoreturnStmt(CoreturnStmt *Return) {
  return TraverseStmt(Return->getOperand());
}

bool OwnCodeVisitor::TraverseLambdaExpr(LambdaExpr *Lambda) {
  for (Expr *Init : Lambda->capture_inits())
    if (Init && !TraverseStmt(Init))
      return false;
  return true;
}

bool OwnCodeVisitor::TraverseIfStmt(IfStmt *If) {
  std::optional<const Stmt *> Taken;
  // if consteval has no condition; what it is for runs in the compiler.
  if (If->isConsteval())
    return TraverseStmt(If->isNegatedConsteval() ? If->getThen()
                                                 : If->getElse());
  if (If->isConstexpr() && !If->getCond()->isValueDependent())
    Taken = If->getNondiscardedCase(Context);
  // if (false)
  const Expr *Condition = If->getCond()->IgnoreParenImpCasts();
  bool Value = true;
  if (isa<CXXBoolLiteralExpr, IntegerLiteral>(Condition) &&
      Condition->EvaluateAsBooleanCondition(Value, Context))
    Taken = Value ? If->getThen() : If->getElse();
  if (!Taken)
    return CodeVisitor::TraverseIfStmt(If);
  return TraverseStmt(If->getInit()) &&
         TraverseStmt(const_cast<Stmt *>(*Taken));
}

bool OwnCodeVisitor::TraverseCXXCatchStmt(CXXCatchStmt *Handler) {
  llvm::SaveAndRestore Guard(InCatch, true);
  return CodeVisitor::TraverseCXXCatchStmt(Handler);
}

void traverseCode(CodeVisitor &V, const FunctionDecl &Function) {
  if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(&Function))
    for (CXXCtorInitializer *Initializer : Constructor->inits())
      V.TraverseConstructorInitializer(Initializer);
  V.TraverseStmt(const_cast<Stmt *>(writtenBody(Function)));
}

} // namespace async_tidy
