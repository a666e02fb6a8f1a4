// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CODE_OWNCODEVISITOR_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CODE_OWNCODEVISITOR_H

#include "Bodies.h"
#include "CodeVisitor.h"
#include "llvm/Support/SaveAndRestore.h"

namespace async_tidy {

/// Visits the code that runs as part of one function's body, as written:
/// neither the bodies of lambdas and local classes, nor unevaluated operands,
/// nor branches that an if constexpr leaves out, nor the calls that a
/// suspension point makes of its operand.
class OwnCodeVisitor : public CodeVisitor {
public:
  explicit OwnCodeVisitor(const clang::ASTContext &Context)
      : Context(Context) {}

  bool TraverseCoawaitExpr(clang::CoawaitExpr *Await) override;
  bool TraverseCoyieldExpr(clang::CoyieldExpr *Yield) override;
  bool
  TraverseDependentCoawaitExpr(clang::DependentCoawaitExpr *Await) override;
  bool TraverseCoreturnStmt(clang::CoreturnStmt *Return) override;

  bool TraverseLambdaExpr(clang::LambdaExpr *Lambda) override;
  bool TraverseCXXRecordDecl(clang::CXXRecordDecl *) override { return true; }

  bool
  TraverseUnaryExprOrTypeTraitExpr(clang::UnaryExprOrTypeTraitExpr *) override {
    return true;
  }
  bool TraverseCXXNoexceptExpr(clang::CXXNoexceptExpr *) override {
    return true;
  }
  bool TraverseCXXTypeidExpr(clang::CXXTypeidExpr *) override { return true; }
  bool TraverseRequiresExpr(clang::RequiresExpr *) override { return true; }
  bool TraverseDecltypeTypeLoc(clang::DecltypeTypeLoc, bool) override {
    return true;
  }

  bool TraverseIfStmt(clang::IfStmt *If) override;
  bool TraverseCXXCatchStmt(clang::CXXCatchStmt *Handler) override;

protected:
  const clang::ASTContext &Context;
  /// In a handler, where C++ forbids to await.
  bool InCatch = false;
};

/// Shows \p V what \p Function runs: its written initialisers and its body.
void traverseCode(CodeVisitor &V, const clang::FunctionDecl &Function);

} // namespace async_tidy

#endif
