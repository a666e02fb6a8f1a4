// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CODE_CODEVISITOR_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CODE_CODEVISITOR_H

#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/AST/TypeLoc.h"

namespace async_tidy {

/// What visitors look at, by the name of its class.
#define ASYNC_TIDY_VISITED_CODE(CODE)                                          \
  CODE(AttributedStmt)                                                         \
  CODE(BinaryOperator)                                                         \
  CODE(BindingDecl)                                                            \
  CODE(CallExpr)                                                               \
  CODE(CoawaitExpr)                                                            \
  CODE(CompoundAssignOperator)                                                 \
  CODE(CompoundStmt)                                                           \
  CODE(CoreturnStmt)                                                           \
  CODE(CoroutineSuspendExpr)                                                   \
  CODE(CoyieldExpr)                                                            \
  CODE(CXXConstructExpr)                                                       \
  CODE(CXXForRangeStmt)                                                        \
  CODE(CXXMemberCallExpr)                                                      \
  CODE(CXXOperatorCallExpr)                                                    \
  CODE(CXXThrowExpr)                                                           \
  CODE(DeclRefExpr)                                                            \
  CODE(DependentCoawaitExpr)                                                   \
  CODE(DoStmt)                                                                 \
  CODE(ExplicitCastExpr)                                                       \
  CODE(Expr)                                                                   \
  CODE(ForStmt)                                                                \
  CODE(FunctionDecl)                                                           \
  CODE(ImplicitCastExpr)                                                       \
  CODE(InitListExpr)                                                           \
  CODE(LabelStmt)                                                              \
  CODE(LambdaExpr)                                                             \
  CODE(MemberExpr)                                                             \
  CODE(ReturnStmt)                                                             \
  CODE(Stmt)                                                                   \
  CODE(StmtExpr)                                                               \
  CODE(StringLiteral)                                                          \
  CODE(SwitchCase)                                                             \
  CODE(SwitchStmt)                                                             \
  CODE(UnaryOperator)                                                          \
  CODE(VarDecl)                                                                \
  CODE(WhileStmt)

/// Statements whose parts a visitor may take in its own way.
#define ASYNC_TIDY_TRAVERSED_STATEMENTS(CODE)                                  \
  CODE(BinaryOperator)                                                         \
  CODE(CallExpr)                                                               \
  CODE(CoawaitExpr)                                                            \
  CODE(CompoundStmt)                                                           \
  CODE(ConditionalOperator)                                                    \
  CODE(CoreturnStmt)                                                           \
  CODE(CoyieldExpr)                                                            \
  CODE(CXXCatchStmt)                                                           \
  CODE(CXXForRangeStmt)                                                        \
  CODE(CXXMemberCallExpr)                                                      \
  CODE(CXXNoexceptExpr)                                                        \
  CODE(CXXOperatorCallExpr)                                                    \
  CODE(CXXTryStmt)                                                             \
  CODE(CXXTypeidExpr)                                                          \
  CODE(DependentCoawaitExpr)                                                   \
  CODE(DoStmt)                                                                 \
  CODE(ForStmt)                                                                \
  CODE(IfStmt)                                                                 \
  CODE(LambdaExpr)                                                             \
  CODE(RequiresExpr)                                                           \
  CODE(UnaryExprOrTypeTraitExpr)                                               \
  CODE(WhileStmt)

/// What clang's RecursiveASTVisitor does, compiled once: the functions that
/// derived visitors have of their own are virtual, and named here.
class CodeVisitor {
public:
  virtual ~CodeVisitor() = default;

  bool TraverseStmt(clang::Stmt *Statement);
  bool TraverseDecl(clang::Decl *Declaration);

  virtual bool shouldVisitImplicitCode() const { return false; }
  virtual bool shouldVisitTemplateInstantiations() const { return false; }

  virtual bool dataTraverseStmtPre(clang::Stmt *) { return true; }
  virtual bool dataTraverseStmtPost(clang::Stmt *) { return true; }

#define CODE(CLASS)                                                            \
  virtual bool Visit##CLASS(clang::CLASS *) { return true; }
  ASYNC_TIDY_VISITED_CODE(CODE)
#undef CODE

#define CODE(CLASS)                                                            \
  virtual bool Traverse##CLASS(clang::CLASS *Code);                            \
  bool WalkUpFrom##CLASS(clang::CLASS *Code);
  ASYNC_TIDY_TRAVERSED_STATEMENTS(CODE)
#undef CODE
  virtual bool TraverseConstructorInitializer(clang::CXXCtorInitializer *Code);
  virtual bool TraverseCXXRecordDecl(clang::CXXRecordDecl *Code);
  virtual bool TraverseDecltypeTypeLoc(clang::DecltypeTypeLoc Code,
                                       bool TraverseQualifier);
  virtual bool TraverseLambdaCapture(clang::LambdaExpr *Lambda,
                                     const clang::LambdaCapture *Capture,
                                     clang::Expr *Init);
  virtual bool TraverseVarDecl(clang::VarDecl *Code);

private:
  class Traversal;
};

} // namespace async_tidy

#endif
