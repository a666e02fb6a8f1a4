// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "LoopCode.h"
#include "Coroutine.h"
#include "Names.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace clang;

namespace async_tidy {

namespace {

class Walker : public RecursiveASTVisitor<Walker> {
  using Base = RecursiveASTVisitor<Walker>;

public:
  Walker(const AsyncModel &Model, LoopCodeVisitor &Visitor)
      : Model(Model), Visitor(Visitor) {}

  bool TraverseCallExpr(CallExpr *Call) { return call(Call, [&] {
    return Base::TraverseCallExpr(Call); }); }
  bool TraverseCXXMemberCallExpr(CXXMemberCallExpr *Call) {
    return call(Call, [&] { return Base::TraverseCXXMemberCallExpr(Call); });
  }
  bool TraverseCXXOperatorCallExpr(CXXOperatorCallExpr *Call) {
    return call(Call, [&] { return Base::TraverseCXXOperatorCallExpr(Call); });
  }

  bool VisitCXXConstructExpr(CXXConstructExpr *Construction) {
    Visitor.visitConstruction(*Construction, place(Construction));
    return true;
  }

  bool VisitVarDecl(VarDecl *Variable) {
    if (Variable->isLocalVarDecl() && Variable->hasLocalStorage())
      Visitor.visitLocal(*Variable, place(nullptr));
    return true;
  }

  // The operand as written, once: not the calls that awaiting makes of it.
  bool TraverseCoawaitExpr(CoawaitExpr *Await) {
    return awaited(Await->getOperand());
  }
  bool TraverseDependentCoawaitExpr(DependentCoawaitExpr *Await) {
    return awaited(Await->getOperand());
  }
  bool TraverseCoyieldExpr(CoyieldExpr *Yield) {
    return TraverseStmt(Yield->getOperand());
  }
  bool TraverseCoreturnStmt(CoreturnStmt *Return) {
    return !Return->getOperand() || TraverseStmt(Return->getOperand());
  }

  bool TraverseCXXCatchStmt(CXXCatchStmt *Handler) {
    llvm::SaveAndRestore Guard(Where.InCatch, true);
    return Base::TraverseCXXCatchStmt(Handler);
  }

  bool TraverseLambdaExpr(LambdaExpr *Lambda) {
    for (Expr *Init : Lambda->capture_inits())
      if (Init && !TraverseStmt(Init))
        return false;
    if (!RunHere.contains(Lambda) || isa<CoroutineBodyStmt>(Lambda->getBody()))
      return true;
    llvm::SaveAndRestore Inside(Where.InLambda, true);
    llvm::SaveAndRestore Anchor(Where.Anchor,
                                Where.Anchor ? Where.Anchor : Lambda);
    return TraverseStmt(Lambda->getBody());
  }

  // Members of a local class run when somebody calls them.
  bool TraverseCXXRecordDecl(CXXRecordDecl *) { return true; }

  bool TraverseUnaryExprOrTypeTraitExpr(UnaryExprOrTypeTraitExpr *) {
    return true;
  }
  bool TraverseCXXNoexceptExpr(CXXNoexceptExpr *) { return true; }
  bool TraverseCXXTypeidExpr(CXXTypeidExpr *) { return true; }
  bool TraverseDecltypeTypeLoc(DecltypeTypeLoc, bool = true) { return true; }
  bool TraverseRequiresExpr(RequiresExpr *) { return true; }

  bool TraverseIfStmt(IfStmt *If) {
    std::optional<const Stmt *> Taken =
        If->isConstexpr() ? If->getNondiscardedCase(Model.context())
                          : std::nullopt;
    if (!Taken)
      return Base::TraverseIfStmt(If);
    return TraverseStmt(If->getInit()) &&
           TraverseStmt(const_cast<Stmt *>(*Taken));
  }

private:
  Place place(const Stmt *Here) const {
    Place P = Where;
    if (!P.Anchor)
      P.Anchor = Here;
    P.IsAwaited = Here && Here == Awaited;
    return P;
  }

  bool awaited(Expr *Operand) {
    llvm::SaveAndRestore Guard(Awaited, strip(Operand));
    return TraverseStmt(Operand);
  }

  template <typename Next> bool call(CallExpr *Call, Next Traverse) {
    // []{ ... }()
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call);
        Operator && Operator->getOperator() == OO_Call)
      if (const auto *Lambda = dyn_cast<LambdaExpr>(strip(Call->getArg(0))))
        RunHere.insert(Lambda);
    bool CallsNow = false, IsKnown = false;
    for (const Expr *Argument : Call->arguments())
      if (const auto *Lambda = dyn_cast<LambdaExpr>(strip(Argument))) {
        if (!IsKnown)
          CallsNow = Model.hasRole(*Call, Role::CallsNow);
        IsKnown = true;
        if (CallsNow)
          RunHere.insert(Lambda);
      }
    Visitor.visitCall(*Call, place(Call));
    return Traverse();
  }

  const AsyncModel &Model;
  LoopCodeVisitor &Visitor;
  Place Where;
  const Expr *Awaited = nullptr;
  llvm::DenseSet<const LambdaExpr *> RunHere;
};

} // namespace

void visitLoopCode(const FunctionDecl &Function, const AsyncModel &Model,
                   LoopCodeVisitor &Visitor) {
  if (const Stmt *Body = writtenBody(Function))
    Walker(Model, Visitor).TraverseStmt(const_cast<Stmt *>(Body));
}

} // namespace async_tidy
