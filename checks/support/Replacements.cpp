// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Replacements.h"
#include "Coroutine.h"
#include "Names.h"
#include "ScopeObject.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace async_tidy {

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

static bool fitsOperand(const Replacement &R, const Expr *Operand) {
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

static bool isInside(const FunctionDecl &Function, llvm::StringRef Namespace) {
  const FunctionDecl *Named = namedFunction(&Function);
  return Named && !Namespace.empty() &&
         llvm::StringRef(qualifiedName(*Named))
             .starts_with((Namespace + "::").str());
}

Alternative::Alternative(const Library *Owner, llvm::StringRef Operation,
                         const Expr *Operand, const FunctionDecl &Function) {
  // The library's own code is what its replacements are made of.
  if (!Owner || isInside(Function, Owner->Namespace))
    return;
  const auto [First, Last] = Owner->Replacements.equal_range(Operation);
  for (auto It = First; It != Last && !Fits; ++It) {
    const Replacement &R = It->second;
    std::string Object;
    if (!R.Scope.empty())
      Object = objectInScope(Function, R.Scope);
    if (Object.empty() && !R.Scope.empty())
      continue;
    const bool FitsHere = fitsOperand(R, Operand);
    if (Chosen && !FitsHere)
      continue;
    Chosen = &R;
    Scope = std::move(Object);
    Fits = FitsHere;
  }
}

bool Alternative::takesOperand() const {
  return llvm::StringRef(Chosen->Instead).contains("{0}");
}

bool Alternative::takesCall() const {
  return llvm::StringRef(Chosen->Instead).contains("{call}");
}

std::string Alternative::code(llvm::StringRef Operand,
                              llvm::StringRef Call) const {
  // The call's text comes last: it may hold braces of its own.
  return fillIn(
      fillIn(fillIn(Chosen->Instead, "{scope}", Scope), "{0}", Operand),
      "{call}", Call);
}

} // namespace async_tidy
