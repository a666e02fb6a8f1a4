// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ErrorTypes.h"
#include "support/code/Names.h"
#include "support/tasks/TaskFacts.h"
#include "support/throwing/ErrorFacts.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace async_tidy {

ErrorShape ErrorTypes::shapeOf(QualType Type) {
  if (Type.isNull() || Type->isDependentType())
    return ErrorShape::Nowhere;
  Type = Type.getNonReferenceType().getCanonicalType().getUnqualifiedType();
  if (!Type->isRecordType() && !Type->isEnumeralType())
    return ErrorShape::Nowhere;
  const auto It = Known.find(Type);
  if (It != Known.end())
    return It->second;
  // A type may hold itself.
  Known[Type] = ErrorShape::Nowhere;
  const ErrorShape Found = find(Type);
  Known[Type] = Found;
  return Found;
}

static bool isContainer(const CXXRecordDecl &Class, const AsyncModel &Model) {
  const auto &Containers = Model.facts().get<ContainerFacts>().Containers;
  return Class.getIdentifier() && Containers.mayHold(Class.getName()) &&
         !Containers.find(qualifiedName(Class)).empty() &&
         hasMember(Class, "begin");
}

ErrorShape ErrorTypes::find(QualType Type) {
  if (const auto *Enum = Type->getAsEnumDecl())
    return matchesAnyName(Own, qualifiedName(*Enum)) ? ErrorShape::Whole
                                                     : ErrorShape::Nowhere;
  if (isOneOf(Type, Model.facts().get<ErrorFacts>().ErrorValues) ||
      isOneOf(Type, Own))
    return ErrorShape::Whole;
  const auto *Class =
      dyn_cast<ClassTemplateSpecializationDecl>(Type->getAsCXXRecordDecl());
  if (!Class)
    return ErrorShape::Nowhere;
  const std::string Name = qualifiedName(*Class);
  const bool HasParts = Name == "std::tuple" || Name == "std::pair";
  if (!HasParts && !isContainer(*Class, Model))
    return ErrorShape::Nowhere;
  unsigned Errors = 0, Others = 0;
  for (const TemplateArgument &Argument : Class->getTemplateArgs().asArray()) {
    llvm::ArrayRef<TemplateArgument> All = Argument;
    if (Argument.getKind() == TemplateArgument::Pack)
      All = Argument.getPackAsArray();
    for (const TemplateArgument &Each : All)
      if (Each.getKind() == TemplateArgument::Type)
        ++(holdError(Each.getAsType()) ? Errors : Others);
  }
  if (Errors == 0)
    return ErrorShape::Nowhere;
  return HasParts && (Others != 0 || Errors == 1) ? ErrorShape::Parts
                                                  : ErrorShape::Elements;
}

} // namespace async_tidy
