// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ClassBodies.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace async_tidy {

using Functions = llvm::SmallVector<const FunctionDecl *, 16>;

static bool addBodies(const CXXRecordDecl &Class, Functions &Into) {
  if (Class.hasFriends())
    return false;
  for (const Decl *Member : Class.decls()) {
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(Member))
      Member = Template->getTemplatedDecl();
    if (const auto *Nested = dyn_cast<CXXRecordDecl>(Member);
        Nested && !Nested->isInjectedClassName() &&
        Nested->isThisDeclarationADefinition() && !addBodies(*Nested, Into))
      return false;
    const auto *Method = dyn_cast<CXXMethodDecl>(Member);
    if (!Method || Method->isImplicit() || Method->isDeleted() ||
        Method->isDefaulted() || Method->isPureVirtual())
      continue;
    const FunctionDecl *Defined = nullptr;
    if (!Method->getBody(Defined))
      return false;
    Into.push_back(Defined);
  }
  return true;
}

std::optional<Functions> bodiesOf(const CXXRecordDecl &Class) {
  Functions Bodies;
  if (Class.isDependentContext() || Class.isLambda() ||
      isa<ClassTemplateSpecializationDecl>(Class) || !addBodies(Class, Bodies))
    return std::nullopt;
  return Bodies;
}

} // namespace async_tidy
