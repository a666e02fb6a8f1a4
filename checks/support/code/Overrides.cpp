// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Overrides.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace async_tidy {

std::vector<const CXXMethodDecl *> dispatchedTo(const CXXMethodDecl &Method) {
  std::vector<const CXXMethodDecl *> All = {&Method};
  // Each is added once for every way that it is inherited by.
  for (size_t I = 0; I != All.size(); ++I)
    for (const CXXMethodDecl *Known : All[I]->overridden_methods())
      if (!llvm::is_contained(All, Known))
        All.push_back(Known);
  return All;
}

bool overridesLibrary(const FunctionDecl &Function) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  const SourceManager &Sources = Function.getASTContext().getSourceManager();
  return Method && Method->isVirtual() &&
         llvm::any_of(dispatchedTo(*Method), [&](const CXXMethodDecl *Known) {
           return Sources.isInSystemHeader(Known->getLocation());
         });
}

} // namespace async_tidy
