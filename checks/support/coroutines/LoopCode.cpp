// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "LoopCode.h"
#include "Coroutine.h"
#include "support/code/Names.h"
#include "support/code/OwnCodeVisitor.h"

using namespace clang;

namespace async_tidy {

namespace {

class Walker : public OwnCodeVisitor {
  using Base = OwnCodeVisitor;

public:
  Walker(const AsyncModel &Model, LoopCodeVisitor &Visitor)
      : OwnCodeVisitor(Model.context()), Model(Model), Visitor(Visitor) {}

  bool TraverseCallExpr(CallExpr *Call) override {
    return call(Call, [&] { return Base::TraverseCallExpr(Call); });
  }
  bool TraverseCXXMemberCallExpr(CXXMemberCallExpr *Call) override {
    return call(Call, [&] { return Base::TraverseCXXMemberCallExpr(Call); });
  }
  bool TraverseCXXOperatorCallExpr(CXXOperatorCallExpr *Call) override {
    return call(Call, [&] { return Base::TraverseCXXOperatorCallExpr(Call); });
  }

  bool VisitCXXConstructExpr(CXXConstructExpr *Construction) override {
    Visitor.visitConstruction(*Construction, place(Construction));
    return true;
  }

  bool VisitVarDecl(VarDecl *Variable) override {
    if (Variable->isLocalVarDecl() && Variable->hasLocalStorage())
      Visitor.visitLocal(*Variable, place(nullptr));
    return true;
  }

  bool TraverseVarDecl(VarDecl *Variable) override {
    llvm::SaveAndRestore Once(Where.RunsOnce,
                              Where.RunsOnce || Variable->isStaticLocal());
    return Base::TraverseVarDecl(Variable);
  }

  bool TraverseCoawaitExpr(CoawaitExpr *Await) override {
    return awaited(Await->getOperand());
  }
  bool TraverseDependentCoawaitExpr(DependentCoawaitExpr *Await) override {
    return awaited(Await->getOperand());
  }

  bool TraverseLambdaExpr(LambdaExpr *Lambda) override {
    if (!Base::TraverseLambdaExpr(Lambda))
      return false;
    if (!RunHere.contains(Lambda) || isa<CoroutineBodyStmt>(Lambda->getBody()))
      return true;
    llvm::SaveAndRestore Inside(Where.InLambda, true);
    llvm::SaveAndRestore Anchor(Where.Anchor,
                                Where.Anchor ? Where.Anchor : Lambda);
    // [](auto time) { sleep_for(time); }: its instances know what they call.
    if (const FunctionTemplateDecl *Generic =
            Lambda->getDependentCallOperator())
      for (const FunctionDecl *Instance : Generic->specializations())
        if (!TraverseStmt(Instance->getBody()))
          return false;
    return TraverseStmt(Lambda->getBody());
  }

private:
  Place place(const Stmt *Here) const {
    Place P = Where;
    if (!P.Anchor)
      P.Anchor = Here;
    P.InCatch = InCatch;
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
          CallsNow = Model.hasRole(*Call, role::CallsNow);
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
  Walker W(Model, Visitor);
  if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(&Function))
    for (const CXXCtorInitializer *Initializer : Constructor->inits())
      W.TraverseStmt(Initializer->getInit());
  if (const Stmt *Body = writtenBody(Function))
    W.TraverseStmt(const_cast<Stmt *>(Body));
}

} // namespace async_tidy
