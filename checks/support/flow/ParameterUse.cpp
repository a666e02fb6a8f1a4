// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ParameterUse.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace async_tidy {

bool mayWrite(QualType Type) {
  return (Type->isLValueReferenceType() || Type->isPointerType()) &&
         !Type->getPointeeType().isConstQualified() &&
         !Type->getPointeeType()->isFunctionType();
}

unsigned firstArgument(const CallExpr &Call) {
  return isa<CXXOperatorCallExpr>(Call) &&
                 isa_and_nonnull<CXXMethodDecl>(Call.getDirectCallee())
             ? 1
             : 0;
}

bool isForwardingReference(const FunctionDecl &Function, unsigned Index) {
  const FunctionTemplateDecl *Template = Function.getPrimaryTemplate();
  const FunctionDecl *Pattern =
      Template ? Template->getTemplatedDecl() : nullptr;
  if (!Pattern || Pattern->getNumParams() == 0)
    return false;
  // All arguments from a pack on are for it.
  QualType Type =
      Pattern->getParamDecl(std::min(Index, Pattern->getNumParams() - 1))
          ->getType();
  if (const auto *Pack = Type->getAs<PackExpansionType>())
    Type = Pack->getPattern();
  else if (Index >= Pattern->getNumParams())
    return false;
  return Type->isRValueReferenceType() &&
         isa<TemplateTypeParmType>(Type->getPointeeType()) &&
         !Type->getPointeeType().isConstQualified();
}

} // namespace async_tidy
