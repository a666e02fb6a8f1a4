// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Mentions.h"
#include "CodeVisitor.h"

using namespace clang;

namespace async_tidy {

namespace {

class MentionFinder : public CodeVisitor {
public:
  bool VisitDeclRefExpr(DeclRefExpr *E) override {
    if (!isa<FunctionDecl>(E->getDecl()))
      Found.insert(cast<ValueDecl>(E->getDecl()->getCanonicalDecl()));
    return true;
  }
  bool VisitMemberExpr(MemberExpr *E) override {
    if (const auto *Field = dyn_cast<FieldDecl>(E->getMemberDecl()))
      Found.insert(Field->getCanonicalDecl());
    return true;
  }
  bool TraverseLambdaCapture(LambdaExpr *Lambda, const LambdaCapture *Capture,
                             Expr *Init) override {
    if (Capture->capturesVariable())
      Found.insert(
          cast<ValueDecl>(Capture->getCapturedVar()->getCanonicalDecl()));
    return CodeVisitor::TraverseLambdaCapture(Lambda, Capture, Init);
  }

  ValueSet Found;
};

class DeclarationFinder : public CodeVisitor {
public:
  bool VisitVarDecl(VarDecl *Variable) override {
    Found.insert(Variable->getCanonicalDecl());
    return true;
  }
  bool VisitBindingDecl(BindingDecl *Binding) override {
    Found.insert(Binding);
    return true;
  }
  bool TraverseLambdaExpr(LambdaExpr *) override { return true; }

  ValueSet Found;
};

class PartFinder : public CodeVisitor {
public:
  explicit PartFinder(const Stmt &Wanted) : Wanted(Wanted) {}
  bool VisitStmt(Stmt *Part) override { return Part != &Wanted; }

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
