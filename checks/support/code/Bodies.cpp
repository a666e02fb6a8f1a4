// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Bodies.h"
#include "clang/AST/DeclCXX.h"

using namespace clang;

namespace async_tidy {

const CoroutineBodyStmt *coroutineBody(const FunctionDecl &Function) {
  return dyn_cast_or_null<CoroutineBodyStmt>(Function.getBody());
}

const Stmt *writtenBody(const FunctionDecl &Function) {
  if (const CoroutineBodyStmt *Body = coroutineBody(Function))
    return Body->getBody();
  return Function.getBody();
}

const FunctionDecl *namedFunction(const FunctionDecl *Function) {
  while (Function) {
    const auto *Method = dyn_cast<CXXMethodDecl>(Function);
    if (!Method || !Method->getParent()->isLambda())
      return Function;
    const DeclContext *Outer = Method->getParent()->getDeclContext();
    while (Outer && !isa<FunctionDecl>(Outer))
      Outer = Outer->getParent();
    Function = dyn_cast_or_null<FunctionDecl>(Outer);
  }
  return nullptr;
}

} // namespace async_tidy
