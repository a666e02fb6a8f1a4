// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "GuardAnswers.h"
#include "support/code/Literals.h"
#include "support/code/Names.h"
#include "support/throwing/ErrorFacts.h"

using namespace clang;

namespace async_tidy {

/// Whether values of \p Type are true or false: bool, a pointer, an optional.
static bool isTruth(QualType Type) {
  if (Type->isBooleanType() || Type->isPointerType())
    return true;
  const CXXRecordDecl *Class = classOf(Type);
  return Class && Class->hasDefinition() &&
         anyBase(*Class, [](const CXXRecordDecl &Base) {
           return Base.hasDefinition() &&
                  llvm::any_of(Base.decls(), [](const Decl *D) {
                    const auto *Conversion = dyn_cast<CXXConversionDecl>(D);
                    return Conversion &&
                           Conversion->getConversionType()->isBooleanType();
                  });
         });
}

Passing passingBy(QualType Type, const AsyncModel &Model) {
  // std::error_code is true where there is an error.
  if (isOneOf(Type, Model.facts().get<ErrorFacts>().ErrorValues) ||
      Type->isIntegralOrEnumerationType())
    return Type->isBooleanType() ? Passing::WhenTrue : Passing::WhenTested;
  return isTruth(Type) ? Passing::WhenTrue : Passing::Always;
}

bool isRefusal(const Expr *E, const ASTContext &Context) {
  E = stripCasts(E);
  while (const auto *Made = dyn_cast_or_null<CXXConstructExpr>(E)) {
    if (Made->getNumArgs() == 0)
      return true;
    E = stripCasts(Made->getArg(0));
  }
  if (!E || E->isValueDependent())
    return false;
  if (const auto *List = dyn_cast<InitListExpr>(E))
    return List->getNumInits() == 0;
  if (const auto *Named = dyn_cast<DeclRefExpr>(E))
    if (Named->getDecl()->getName() == "nullopt")
      return true;
  bool Value = true;
  return isa<CXXNullPtrLiteralExpr>(E) ||
         (E->EvaluateAsBooleanCondition(Value, Context) && !Value);
}

bool isApproval(const Expr *E, const ASTContext &Context) {
  bool Value = false;
  return !E->isValueDependent() && E->getType()->isBooleanType() &&
         E->EvaluateAsBooleanCondition(Value, Context) && Value;
}

bool isVerdict(const Expr *E, const ASTContext &Context) {
  if (const auto *Choice = dyn_cast_or_null<ConditionalOperator>(stripCasts(E)))
    return isVerdict(Choice->getTrueExpr(), Context) &&
           isVerdict(Choice->getFalseExpr(), Context);
  Expr::EvalResult Result;
  return !E->isValueDependent() &&
         E->getType()->isIntegralOrEnumerationType() &&
         !E->getType()->isBooleanType() && E->EvaluateAsRValue(Result, Context);
}

} // namespace async_tidy
