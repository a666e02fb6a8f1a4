// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "UnitWalk.h"
#include "support/coroutines/AsyncModel.h"
#include "clang/AST/RecursiveASTVisitor.h"

using namespace clang;

namespace async_tidy {

namespace {

class UnitWalker : public RecursiveASTVisitor<UnitWalker> {
  using Base = RecursiveASTVisitor<UnitWalker>;

public:
  UnitWalker(llvm::ArrayRef<std::unique_ptr<AsyncCheck>> Checks,
             const SourceManager &Sources)
      : Checks(Checks), Sources(Sources) {}

  bool shouldVisitTemplateInstantiations() const { return true; }

  bool VisitFunctionDecl(FunctionDecl *Function) {
    if (Function->isThisDeclarationADefinition() && isOwn(*Function))
      for (const std::unique_ptr<AsyncCheck> &Check : Checks)
        Check->lookAt(*Function);
    return true;
  }
  bool VisitVarDecl(VarDecl *Variable) { return variable(*Variable); }
  bool VisitFieldDecl(FieldDecl *Field) { return variable(*Field); }

  /// The class of a lambda is implicit, and so are its operator and what a
  /// generic one was instantiated to.
  bool TraverseLambdaExpr(LambdaExpr *Lambda, DataRecursionQueue * = nullptr) {
    CXXMethodDecl *Operator = Lambda->getCallOperator();
    if (Operator && !VisitFunctionDecl(Operator))
      return false;
    if (!Base::TraverseLambdaExpr(Lambda))
      return false;
    const FunctionTemplateDecl *Generic =
        Operator ? Operator->getDescribedFunctionTemplate() : nullptr;
    if (!Generic)
      return true;
    for (FunctionDecl *Instance : Generic->specializations())
      if (!TraverseDecl(Instance))
        return false;
    return true;
  }

private:
  bool isOwn(const Decl &D) const {
    return !Sources.isInSystemHeader(Sources.getExpansionLoc(D.getBeginLoc()));
  }
  bool variable(const DeclaratorDecl &Variable) {
    if (isOwn(Variable))
      for (const std::unique_ptr<AsyncCheck> &Check : Checks)
        if (Check->looksAtVariables())
          Check->lookAt(Variable);
    return true;
  }

  const llvm::ArrayRef<std::unique_ptr<AsyncCheck>> Checks;
  const SourceManager &Sources;
};

} // namespace

void showUnit(llvm::ArrayRef<std::unique_ptr<AsyncCheck>> Checks,
              ASTContext &Unit) {
  UnitWalker(Checks, Unit.getSourceManager()).TraverseAST(Unit);
  // What comes now goes through the functions once more, one by one.
  if (const AsyncModel *Model = AsyncModel::find(Unit))
    Model->forgetBodies();
  for (const std::unique_ptr<AsyncCheck> &Check : Checks)
    Check->onEndOfTranslationUnit();
}

} // namespace async_tidy
