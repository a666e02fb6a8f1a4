// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "EqualityTest.h"
#include "support/code/Names.h"

using namespace clang;

namespace async_tidy {

std::optional<EqualityTest> EqualityTest::of(const Expr &E) {
  const Expr *Bare = strip(&E);
  if (const auto *Operator = dyn_cast<BinaryOperator>(Bare);
      Operator && Operator->isEqualityOp())
    return EqualityTest{Operator->getLHS(), Operator->getRHS(),
                        Operator->getOpcode() == BO_NE};
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Bare);
      Operator && Operator->getNumArgs() == 2 &&
      (Operator->getOperator() == OO_EqualEqual ||
       Operator->getOperator() == OO_ExclaimEqual))
    return EqualityTest{Operator->getArg(0), Operator->getArg(1),
                        Operator->getOperator() == OO_ExclaimEqual};
  // a != b of a class that has == alone.
  if (const auto *Rewritten = dyn_cast<CXXRewrittenBinaryOperator>(Bare);
      Rewritten && BinaryOperator::isEqualityOp(Rewritten->getOperator()))
    return EqualityTest{Rewritten->getLHS(), Rewritten->getRHS(),
                        Rewritten->getOperator() == BO_NE};
  return std::nullopt;
}

const ValueDecl *errorConstant(const Expr &E) {
  const Expr *Bare = strip(&E);
  if (const auto *Made = dyn_cast<CXXConstructExpr>(Bare))
    return Made->getNumArgs() >= 1 ? errorConstant(*Made->getArg(0)) : nullptr;
  if (const auto *Cast = dyn_cast<ExplicitCastExpr>(Bare))
    return errorConstant(*Cast->getSubExpr());
  if (const auto *Call = dyn_cast<CallExpr>(Bare))
    return Call->getNumArgs() == 1 && !isa<CXXMemberCallExpr>(Call) &&
                   Call->getArg(0)->getType()->isEnumeralType()
               ? errorConstant(*Call->getArg(0))
               : nullptr;
  const auto *Named = dyn_cast<DeclRefExpr>(Bare);
  const ValueDecl *Value = Named ? Named->getDecl() : nullptr;
  const auto *Variable = dyn_cast_or_null<VarDecl>(Value);
  return isa_and_nonnull<EnumConstantDecl>(Value) ||
                 (Variable && Variable->hasGlobalStorage())
             ? Value
             : nullptr;
}

} // namespace async_tidy
