// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Replacements.h"
#include "Names.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace async_tidy {

SourceLocation calleeLocation(const CallExpr &Call) {
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call)) {
    // []{ ... }() and for_each(r, f) begin with what is called.
    if (Operator->getOperator() != OO_Call)
      return Operator->getOperatorLoc();
    const Expr *Object = strip(Operator->getArg(0));
    if (const auto *Named = dyn_cast<DeclRefExpr>(Object))
      return Named->getLocation();
    return Object->getBeginLoc();
  }
  const Expr *Callee = strip(Call.getCallee());
  if (const auto *Member = dyn_cast<MemberExpr>(Callee))
    return Member->getMemberLoc();
  if (const auto *Named = dyn_cast<DeclRefExpr>(Callee))
    return Named->getLocation();
  return Call.getBeginLoc();
}

/// The template argument of \p Type as an instance of std::chrono::\p Template.
static const TemplateArgument *
chronoArgument(QualType Type, llvm::StringRef Template, unsigned Index) {
  const auto *Instance = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      Type.getNonReferenceType()->getAsCXXRecordDecl());
  if (!Instance ||
      qualifiedName(*Instance) != ("std::chrono::" + Template).str())
    return nullptr;
  return &Instance->getTemplateArgs()[Index];
}

static bool isIntegralDuration(QualType Type) {
  // ::sleep(n) becomes seconds(n).
  if (Type->isIntegerType())
    return true;
  const TemplateArgument *Representation = chronoArgument(Type, "duration", 0);
  return Representation && Representation->getAsType()->isIntegerType();
}

static bool isTimePoint(QualType Type, llvm::StringRef Clock) {
  const TemplateArgument *Of = chronoArgument(Type, "time_point", 0);
  const CXXRecordDecl *Class =
      Of ? Of->getAsType()->getAsCXXRecordDecl() : nullptr;
  return Class && qualifiedName(*Class) == ("std::chrono::" + Clock).str() &&
         isIntegralDuration(chronoArgument(Type, "time_point", 1)->getAsType());
}

bool ReplacementFinder::fits(const Replacement &R, const Expr *Operand) {
  if (R.Operand == OperandNeed::None)
    return true;
  if (!Operand || Operand->isTypeDependent())
    return false;
  QualType Type = strip(Operand)->getType();
  switch (R.Operand) {
  case OperandNeed::IntegralDuration:
    return isIntegralDuration(Type);
  case OperandNeed::SteadyTimePoint:
    return isTimePoint(Type, "steady_clock");
  case OperandNeed::SystemTimePoint:
    return isTimePoint(Type, "system_clock");
  case OperandNeed::None:
    break;
  }
  return true;
}

const Replacement *ReplacementFinder::find(llvm::StringRef Operation,
                                           const Expr *Operand) const {
  if (!Owner)
    return nullptr;
  const auto [First, Last] = Owner->Replacements.equal_range(Operation);
  for (auto It = First; It != Last; ++It)
    if (fits(It->second, Operand))
      return &It->second;
  return First == Last ? nullptr : &First->second;
}

bool ReplacementFinder::takesCall(const Replacement &R) {
  return llvm::StringRef(R.Instead).contains("{call}");
}

std::string ReplacementFinder::expand(const Replacement &R,
                                      llvm::StringRef Operand,
                                      llvm::StringRef Call) {
  std::string Text;
  for (llvm::StringRef Rest = R.Instead; !Rest.empty();) {
    if (Rest.consume_front("{0}")) {
      Text += Operand;
    } else if (Rest.consume_front("{call}")) {
      Text += Call;
    } else {
      Text += Rest.front();
      Rest = Rest.drop_front();
    }
  }
  return Text;
}

} // namespace async_tidy
