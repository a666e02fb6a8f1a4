// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ThreadEnd.h"
#include "support/code/CodeVisitor.h"
#include "support/code/Names.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace async_tidy {

/// The last of what \p S does whatever happens.
static const Stmt *lastOf(const Stmt *S) {
  while (S) {
    if (const auto *Try = dyn_cast<CXXTryStmt>(S))
      S = Try->getTryBlock();
    else if (const auto *Block = dyn_cast<CompoundStmt>(S))
      S = Block->body_empty() ? nullptr : Block->body_back();
    else
      return S;
  }
  return nullptr;
}

namespace {

/// Finds the objects that members are called on.
class ObjectFinder : public CodeVisitor {
public:
  bool VisitCallExpr(CallExpr *Call) override {
    const auto *Member = dyn_cast<CXXMemberCallExpr>(Call);
    const auto *Object =
        Member
            ? dyn_cast<DeclRefExpr>(strip(Member->getImplicitObjectArgument()))
            : nullptr;
    if (Object)
      Found.insert(Object->getDecl());
    return true;
  }

  ValueSet Found;
};

} // namespace

ValueSet calledAtEndOf(const ValueDecl &Thread) {
  const auto *Variable = dyn_cast<VarDecl>(&Thread);
  const Expr *Init =
      Variable && Variable->hasLocalStorage() ? Variable->getInit() : nullptr;
  const auto *Made = Init ? dyn_cast<CXXConstructExpr>(strip(Init)) : nullptr;
  if (!Made)
    return {};
  for (const Expr *Argument : Made->arguments())
    if (const auto *Lambda = dyn_cast<LambdaExpr>(strip(Argument)))
      if (const auto *Last =
              dyn_cast_or_null<Expr>(lastOf(Lambda->getBody()))) {
        ObjectFinder Finder;
        Finder.TraverseStmt(const_cast<Expr *>(Last));
        return Finder.Found;
      }
  return {};
}

} // namespace async_tidy
