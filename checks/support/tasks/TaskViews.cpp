// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "TaskViews.h"
#include "support/code/Names.h"
#include "support/coroutines/PromiseType.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace async_tidy {

/// What calling an object of a callable type gives; null for other types, and
/// where there are several.
static QualType resultOf(QualType Callable, ASTContext &Context) {
  Callable = Callable.getNonReferenceType();
  if (Callable->isPointerType())
    Callable = Callable->getPointeeType();
  if (const auto *Function = Callable->getAs<FunctionType>())
    return Function->getReturnType();
  const CXXRecordDecl *Class = Callable->getAsCXXRecordDecl();
  if (!Class || !Class->hasDefinition())
    return {};
  auto Operators =
      Class->lookup(Context.DeclarationNames.getCXXOperatorName(OO_Call));
  if (!Operators.isSingleResult())
    return {};
  if (const auto *Method = dyn_cast<CXXMethodDecl>(Operators.front()))
    return Method->getReturnType();
  // [](auto id) { return fetch(id); }
  QualType Result;
  if (const auto *Generic = dyn_cast<FunctionTemplateDecl>(Operators.front()))
    for (const FunctionDecl *Instance : Generic->specializations())
      Result = Instance->getReturnType();
  return Result;
}

std::optional<AsyncType> taskOfView(QualType Type, AsyncModel &Model) {
  const auto *View = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      Type->getAsCXXRecordDecl());
  // What an algorithm returns holds the callable too, and is no view.
  if (!View || !View->hasDefinition() || !hasMember(*View, "begin") ||
      !llvm::StringRef(qualifiedName(*View)).starts_with("std::ranges::"))
    return std::nullopt;
  for (const TemplateArgument &Argument : View->getTemplateArgs().asArray()) {
    if (Argument.getKind() != TemplateArgument::Type)
      continue;
    if (auto Made = taskOfView(Argument.getAsType(), Model))
      return Made;
    QualType Result = resultOf(Argument.getAsType(), Model.context());
    if (auto Made = Model.asyncType(Result))
      return Made;
  }
  return std::nullopt;
}

} // namespace async_tidy
