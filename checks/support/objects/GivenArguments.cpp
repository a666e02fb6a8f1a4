// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "GivenArguments.h"
#include "support/code/CodeVisitor.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace clang;

namespace async_tidy {

namespace {
/// Collects the functions and lambdas of the main file.
class FunctionCollector : public CodeVisitor {
public:
  bool VisitFunctionDecl(FunctionDecl *Function) override {
    if (Function->doesThisDeclarationHaveABody())
      Found.push_back(Function);
    return true;
  }
  bool VisitLambdaExpr(LambdaExpr *Lambda) override {
    Found.push_back(Lambda->getCallOperator());
    return true;
  }

  std::vector<const FunctionDecl *> Found;
};
} // namespace

GivenArguments::GivenArguments(AsyncModel &Model) : Model(Model) {
  const SourceManager &Sources = Model.context().getSourceManager();
  FunctionCollector Functions;
  for (Decl *D : Model.context().getTranslationUnitDecl()->noload_decls())
    if (Sources.isWrittenInMainFile(Sources.getFileLoc(D->getLocation())))
      Functions.TraverseDecl(D);
  for (const FunctionDecl *Function : Functions.Found)
    for (const CodePlace &Place : Model.bodyOf(*Function)->places()) {
      if (const auto *Made = dyn_cast<CallExpr>(Place.Of)) {
        if (const FunctionDecl *Callee = Made->getDirectCallee())
          Calls[Callee->getCanonicalDecl()].push_back({Made, Function});
      } else if (const auto *Named = dyn_cast<DeclRefExpr>(Place.Of)) {
        if (const auto *Handed = dyn_cast<FunctionDecl>(Named->getDecl()))
          HandedOn.insert(Handed->getCanonicalDecl());
      }
    }
}

llvm::SmallVector<const FunctionDecl *, 2>
GivenArguments::callersOf(const FunctionDecl &Function) const {
  llvm::SmallVector<const FunctionDecl *, 2> Callers;
  if (const auto Found = Calls.find(Function.getCanonicalDecl());
      Found != Calls.end())
    for (const Call &Each : Found->second)
      Callers.push_back(Each.In);
  return Callers;
}

bool GivenArguments::all(const ParmVarDecl &Parameter,
                         llvm::function_ref<bool(const Argument &)> Is) {
  constexpr unsigned MaxDepth = 4;
  const auto *Function = dyn_cast<FunctionDecl>(Parameter.getDeclContext());
  const FunctionDecl *Declared =
      Function ? Function->getCanonicalDecl() : nullptr;
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Declared);
  const SourceManager &Sources = Model.context().getSourceManager();
  if (!Declared || Depth == MaxDepth || (Method && Method->isVirtual()) ||
      HandedOn.contains(Declared) ||
      !Sources.isWrittenInMainFile(Sources.getFileLoc(Declared->getLocation())))
    return false;
  const auto Found = Calls.find(Declared);
  if (Found == Calls.end())
    return false;
  const llvm::SaveAndRestore Deeper(Depth, Depth + 1);
  const unsigned Index = Parameter.getFunctionScopeIndex();
  return llvm::all_of(Found->second, [&](const Call &C) {
    // Of a lambda's call the first argument is the lambda.
    const unsigned Place = Index + (isa<CXXOperatorCallExpr>(C.Made) && Method);
    return Place < C.Made->getNumArgs() &&
           Is({C.Made, C.Made->getArg(Place), C.In});
  });
}

} // namespace async_tidy
