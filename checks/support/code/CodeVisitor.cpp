// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "CodeVisitor.h"
#include "clang/AST/RecursiveASTVisitor.h"

using namespace clang;

namespace async_tidy {

class CodeVisitor::Traversal : public RecursiveASTVisitor<Traversal> {
public:
  using Base = RecursiveASTVisitor<Traversal>;

  explicit Traversal(CodeVisitor &Visitor) : Visitor(Visitor) {}

  bool shouldVisitImplicitCode() const {
    return Visitor.shouldVisitImplicitCode();
  }
  bool shouldVisitTemplateInstantiations() const {
    return Visitor.shouldVisitTemplateInstantiations();
  }
  bool dataTraverseStmtPre(Stmt *Statement) {
    return Visitor.dataTraverseStmtPre(Statement);
  }
  bool dataTraverseStmtPost(Stmt *Statement) {
    return Visitor.dataTraverseStmtPost(Statement);
  }

#define CODE(CLASS)                                                            \
  bool Visit##CLASS(CLASS *Code) { return Visitor.Visit##CLASS(Code); }
  ASYNC_TIDY_VISITED_CODE(CODE)
#undef CODE

#define CODE(CLASS)                                                            \
  bool Traverse##CLASS(CLASS *Code) { return Visitor.Traverse##CLASS(Code); }
  ASYNC_TIDY_TRAVERSED_STATEMENTS(CODE)
  CODE(CXXRecordDecl)
  CODE(VarDecl)
#undef CODE
  bool TraverseConstructorInitializer(CXXCtorInitializer *Code) {
    return Visitor.TraverseConstructorInitializer(Code);
  }
  bool TraverseDecltypeTypeLoc(DecltypeTypeLoc Code, bool TraverseQualifier) {
    return Visitor.TraverseDecltypeTypeLoc(Code, TraverseQualifier);
  }
  bool TraverseLambdaCapture(LambdaExpr *Lambda, const LambdaCapture *Capture,
                             Expr *Init) {
    return Visitor.TraverseLambdaCapture(Lambda, Capture, Init);
  }

private:
  CodeVisitor &Visitor;
};

bool CodeVisitor::TraverseStmt(Stmt *Statement) {
  return Traversal(*this).TraverseStmt(Statement);
}

bool CodeVisitor::TraverseDecl(Decl *Declaration) {
  return Traversal(*this).TraverseDecl(Declaration);
}

#define CODE(CLASS)                                                            \
  bool CodeVisitor::Traverse##CLASS(CLASS *Code) {                             \
    return Traversal(*this).Base::Traverse##CLASS(Code);                       \
  }
ASYNC_TIDY_TRAVERSED_STATEMENTS(CODE)
CODE(CXXRecordDecl)
CODE(VarDecl)
#undef CODE

#define CODE(CLASS)                                                            \
  bool CodeVisitor::WalkUpFrom##CLASS(CLASS *Code) {                           \
    return Traversal(*this).WalkUpFrom##CLASS(Code);                           \
  }
ASYNC_TIDY_TRAVERSED_STATEMENTS(CODE)
#undef CODE

bool CodeVisitor::TraverseConstructorInitializer(CXXCtorInitializer *Code) {
  return Traversal(*this).Base::TraverseConstructorInitializer(Code);
}

bool CodeVisitor::TraverseDecltypeTypeLoc(DecltypeTypeLoc Code,
                                          bool TraverseQualifier) {
  return Traversal(*this).Base::TraverseDecltypeTypeLoc(Code,
                                                        TraverseQualifier);
}

bool CodeVisitor::TraverseLambdaCapture(LambdaExpr *Lambda,
                                        const LambdaCapture *Capture,
                                        Expr *Init) {
  return Traversal(*this).Base::TraverseLambdaCapture(Lambda, Capture, Init);
}

} // namespace async_tidy
