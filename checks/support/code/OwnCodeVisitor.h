// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CODE_OWNCODEVISITOR_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CODE_OWNCODEVISITOR_H

#include "Bodies.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/Support/SaveAndRestore.h"

namespace async_tidy {

/// Visits the code that runs as part of one function's body, as written:
/// neither the bodies of lambdas and local classes, nor unevaluated operands,
/// nor branches that an if constexpr leaves out, nor the calls that a
/// suspension point makes of its operand.
template <typename Derived>
class OwnCodeVisitor : public clang::RecursiveASTVisitor<Derived> {
  using Base = clang::RecursiveASTVisitor<Derived>;

public:
  explicit OwnCodeVisitor(const clang::ASTContext &Context)
      : Context(Context) {}

  bool TraverseCoawaitExpr(clang::CoawaitExpr *Await) {
    return derived().WalkUpFromCoawaitExpr(Await) &&
           derived().TraverseStmt(Await->getOperand());
  }
  bool TraverseCoyieldExpr(clang::CoyieldExpr *Yield) {
    return derived().WalkUpFromCoyieldExpr(Yield) &&
           derived().TraverseStmt(Yield->getOperand());
  }
  bool TraverseDependentCoawaitExpr(clang::DependentCoawaitExpr *Await) {
    return derived().WalkUpFromDependentCoawaitExpr(Await) &&
           derived().TraverseStmt(Await->getOperand());
  }
  bool TraverseCoreturnStmt(clang::CoreturnStmt *Return) {
    return derived().TraverseStmt(Return->getOperand());
  }

  bool TraverseLambdaExpr(clang::LambdaExpr *Lambda) {
    for (clang::Expr *Init : Lambda->capture_inits())
      if (Init && !derived().TraverseStmt(Init))
        return false;
    return true;
  }
  bool TraverseCXXRecordDecl(clang::CXXRecordDecl *) { return true; }

  bool TraverseUnaryExprOrTypeTraitExpr(clang::UnaryExprOrTypeTraitExpr *) {
    return true;
  }
  bool TraverseCXXNoexceptExpr(clang::CXXNoexceptExpr *) { return true; }
  bool TraverseCXXTypeidExpr(clang::CXXTypeidExpr *) { return true; }
  bool TraverseRequiresExpr(clang::RequiresExpr *) { return true; }
  bool TraverseDecltypeTypeLoc(clang::DecltypeTypeLoc, bool = true) {
    return true;
  }

  bool TraverseIfStmt(clang::IfStmt *If) {
    std::optional<const clang::Stmt *> Taken;
    if (If->isConstexpr() && !If->getCond()->isValueDependent())
      Taken = If->getNondiscardedCase(Context);
    // if (false)
    const clang::Expr *Condition = If->getCond()->IgnoreParenImpCasts();
    bool Value = true;
    if ((clang::isa<clang::CXXBoolLiteralExpr>(Condition) ||
         clang::isa<clang::IntegerLiteral>(Condition)) &&
        Condition->EvaluateAsBooleanCondition(Value, Context))
      Taken = Value ? If->getThen() : If->getElse();
    if (!Taken)
      return Base::TraverseIfStmt(If);
    return derived().TraverseStmt(If->getInit()) &&
           derived().TraverseStmt(const_cast<clang::Stmt *>(*Taken));
  }

  bool TraverseCXXCatchStmt(clang::CXXCatchStmt *Handler) {
    llvm::SaveAndRestore Guard(InCatch, true);
    return Base::TraverseCXXCatchStmt(Handler);
  }

protected:
  const clang::ASTContext &Context;
  /// In a handler, where C++ forbids to await.
  bool InCatch = false;

private:
  Derived &derived() { return *static_cast<Derived *>(this); }
};

/// Shows \p V what \p Function runs: its written initialisers and its body.
template <typename Visitor>
void traverseCode(Visitor &V, const clang::FunctionDecl &Function) {
  if (const auto *Constructor =
          llvm::dyn_cast<clang::CXXConstructorDecl>(&Function))
    for (clang::CXXCtorInitializer *Initializer : Constructor->inits())
      V.TraverseConstructorInitializer(Initializer);
  V.TraverseStmt(const_cast<clang::Stmt *>(writtenBody(Function)));
}

} // namespace async_tidy

#endif
