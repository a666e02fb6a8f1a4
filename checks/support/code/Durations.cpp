// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Durations.h"
#include "Names.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace async_tidy {

static std::optional<double> numberOf(const APValue &Value) {
  if (Value.isInt())
    return Value.getInt().isSigned()
               ? static_cast<double>(Value.getInt().getSExtValue())
               : static_cast<double>(Value.getInt().getZExtValue());
  if (Value.isFloat())
    return Value.getFloat().convertToDouble();
  if (Value.isStruct() && Value.getStructNumBases() == 0 &&
      Value.getStructNumFields() == 1)
    return numberOf(Value.getStructField(0));
  return std::nullopt;
}

/// The seconds of one tick of a std::chrono::duration<R, std::ratio<N, D>>.
static std::optional<double> periodOf(QualType Type) {
  const auto *Duration =
      dyn_cast_or_null<ClassTemplateSpecializationDecl>(classOf(Type));
  if (!Duration || qualifiedName(*Duration) != "std::chrono::duration" ||
      Duration->getTemplateArgs().size() != 2)
    return std::nullopt;
  const auto *Ratio = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      classOf(Duration->getTemplateArgs()[1].getAsType()));
  if (!Ratio || Ratio->getTemplateArgs().size() != 2)
    return std::nullopt;
  const auto At = [&](unsigned I) {
    return static_cast<double>(
        Ratio->getTemplateArgs()[I].getAsIntegral().getExtValue());
  };
  return At(0) / At(1);
}

std::optional<double> constantMilliseconds(const Expr &E,
                                           const ASTContext &Context) {
  const Expr *Bare = strip(&E);
  // seconds as milliseconds
  if (const auto *Made = dyn_cast<CXXConstructExpr>(Bare);
      Made && Made->getNumArgs() == 1)
    if (const auto Given = constantMilliseconds(*Made->getArg(0), Context))
      return Given;
  const std::optional<double> Period = periodOf(Bare->getType());
  Expr::EvalResult Result;
  if (!Period || Bare->isValueDependent() ||
      !Bare->EvaluateAsRValue(Result, Context) || Result.HasSideEffects)
    return std::nullopt;
  const std::optional<double> Ticks = numberOf(Result.Val);
  return Ticks ? std::optional(*Ticks * *Period * 1000) : std::nullopt;
}

} // namespace async_tidy
