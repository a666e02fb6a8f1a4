// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "TemplateMatch.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace async_tidy {

static bool fitsArgument(const TemplateArgument &Pattern,
                         const TemplateArgument &Given, ASTContext &Context) {
  if (Pattern.getKind() == TemplateArgument::Type &&
      Given.getKind() == TemplateArgument::Type)
    return fitsPattern(Pattern.getAsType(), Given.getAsType(), Context);
  return Pattern.isDependent() ||
         Context.getCanonicalTemplateArgument(Pattern).structurallyEquals(
             Context.getCanonicalTemplateArgument(Given));
}

bool fitsPattern(QualType Pattern, QualType Given, ASTContext &Context) {
  if (!Pattern->isDependentType())
    return Context.hasSameType(Pattern, Given);
  if (Pattern->isTemplateTypeParmType())
    return true;
  const auto *Named = Pattern->getAs<TemplateSpecializationType>();
  const auto *Instance = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      Given->getAsCXXRecordDecl());
  const TemplateDecl *Template =
      Named ? Named->getTemplateName().getAsTemplateDecl() : nullptr;
  if (!Instance || !Template ||
      Template->getCanonicalDecl() !=
          Instance->getSpecializedTemplate()->getCanonicalDecl())
    return false;
  llvm::ArrayRef<TemplateArgument> Wanted = Named->template_arguments();
  llvm::ArrayRef<TemplateArgument> Held = Instance->getTemplateArgs().asArray();
  for (size_t I = 0; I != std::min(Wanted.size(), Held.size()); ++I) {
    // template <class... A> takes whatever is left.
    if (Wanted[I].isPackExpansion() ||
        Held[I].getKind() == TemplateArgument::Pack)
      return true;
    if (!fitsArgument(Wanted[I], Held[I], Context))
      return false;
  }
  return true;
}

} // namespace async_tidy
