// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "OwnFunctions.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"

using namespace clang;

namespace async_tidy {

const FunctionDecl *definitionOf(const FunctionDecl *Callee) {
  const FunctionDecl *Definition = nullptr;
  if (!Callee || !Callee->hasBody(Definition) || Definition->isDefaulted() ||
      Definition->isDependentContext())
    return nullptr;
  if (const auto *Method = dyn_cast<CXXMethodDecl>(Definition);
      Method && Method->getParent()->isLambda())
    return nullptr;
  const SourceManager &Sources = Definition->getASTContext().getSourceManager();
  return Sources.isInSystemHeader(Definition->getLocation()) ? nullptr
                                                             : Definition;
}

const FunctionDecl *ofProgram(const FunctionDecl *Callee) {
  if (const FunctionDecl *Definition = definitionOf(Callee))
    return Definition;
  if (!Callee || Callee->isImplicit() || Callee->isDefaulted() ||
      Callee->isDeleted() || Callee->getBuiltinID() || Callee->hasBody() ||
      Callee->isDependentContext() || Callee->isTemplateInstantiation() ||
      !Callee->isExternallyVisible())
    return nullptr;
  // What is dispatched to, only the running program knows.
  if (const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
      Method && (Method->isVirtual() || Method->getParent()->isLambda()))
    return nullptr;
  const SourceManager &Sources = Callee->getASTContext().getSourceManager();
  return Sources.isInSystemHeader(Callee->getLocation()) ? nullptr : Callee;
}

} // namespace async_tidy
