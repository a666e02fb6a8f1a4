// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Literals.h"
#include "Names.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace async_tidy {

const Expr *stripCasts(const Expr *E) {
  for (;;) {
    E = strip(E);
    const auto *Cast = dyn_cast_or_null<ExplicitCastExpr>(E);
    if (!Cast)
      return E;
    E = Cast->getSubExpr();
  }
}

const StringLiteral *literalOf(const Expr *E) {
  for (;;) {
    E = stripCasts(E);
    const auto *Construction = dyn_cast_or_null<CXXConstructExpr>(E);
    if (!Construction || Construction->getNumArgs() == 0)
      break;
    E = Construction->getArg(0);
  }
  if (const auto *Suffixed = dyn_cast_or_null<UserDefinedLiteral>(E);
      Suffixed && Suffixed->getNumArgs() > 0)
    E = strip(Suffixed->getArg(0));
  return dyn_cast_or_null<StringLiteral>(E);
}

bool isMeantConstant(const VarDecl &Variable) {
  const QualType Text =
      Variable.getASTContext().getBaseElementType(Variable.getType());
  const Expr *Init = Variable.getAnyInitializer();
  if (!Init || !Text->isPointerType() ||
      !Text->getPointeeType().isConstQualified())
    return false;
  if (const auto *List = dyn_cast<InitListExpr>(stripCasts(Init)))
    return List->getNumInits() != 0 && llvm::all_of(List->inits(), literalOf);
  return literalOf(Init) != nullptr;
}

} // namespace async_tidy
