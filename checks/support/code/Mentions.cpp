// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Mentions.h"
#include "clang/AST/RecursiveASTVisitor.h"

using namespace clang;

namespace async_tidy {

namespace {

class MentionFinder : public RecursiveASTVisitor<MentionFinder> {
public:
  bool VisitDeclRefExpr(DeclRefExpr *E) {
    if (!isa<FunctionDecl>(E->getDecl()))
      Found.insert(cast<ValueDecl>(E->getDecl()->getCanonicalDecl()));
    return true;
  }
  bool VisitMemberExpr(MemberExpr *E) {
    if (const auto *Field = dyn_cast<FieldDecl>(E->getMemberDecl()))
      Found.insert(Field->getCanonicalDecl());
    return true;
  }
  bool TraverseLambdaCapture(LambdaExpr *Lambda, const LambdaCapture *Capture,
                             Expr *Init) {
    if (Capture->capturesVariable())
      Found.insert(
          cast<ValueDecl>(Capture->getCapturedVar()->getCanonicalDecl()));
    return RecursiveASTVisitor::TraverseLambdaCapture(Lambda, Capture, Init);
  }

  ValueSet Found;
};

class DeclarationFinder : public RecursiveASTVisitor<DeclarationFinder> {
public:
  bool VisitVarDecl(VarDecl *Variable) {
    Found.insert(Variable->getCanonicalDecl());
    return true;
  }
  bool VisitBindingDecl(BindingDecl *Binding) {
    Found.insert(Binding);
    return true;
  }
  bool TraverseLambdaExpr(LambdaExpr *) { return true; }

  ValueSet Found;
};

class PartFinder : public RecursiveASTVisitor<PartFinder> {
public:
  explicit PartFinder(const Stmt &Wanted) : Wanted(Wanted) {}
  bool VisitStmt(Stmt *Part) { return Part != &Wanted; }

private:
  const Stmt &Wanted;
};

} // namespace

ValueSet mentionedIn(const Stmt &Statement) {
  MentionFinder Finder;
  Finder.TraverseStmt(const_cast<Stmt *>(&Statement));
  return std::move(Finder.Found);
}

ValueSet declaredIn(const Stmt &Statement) {
  DeclarationFinder Finder;
  Finder.TraverseStmt(const_cast<Stmt *>(&Statement));
  return std::move(Finder.Found);
}

bool shareAny(const ValueSet &A, const ValueSet &B) {
  return llvm::any_of(A, [&](const ValueDecl *D) { return B.contains(D); });
}

bool isPartOf(const Stmt &Inner, const Stmt &Outer) {
  return !PartFinder(Inner).TraverseStmt(const_cast<Stmt *>(&Outer));
}

} // namespace async_tidy
