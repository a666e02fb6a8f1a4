// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ScopeObject.h"
#include "NameIndex.h"
#include "Names.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/LambdaCapture.h"

using namespace clang;

namespace async_tidy {

/// "." or "->" where an object of \p Type gives access to one of \p Classes.
static llvm::StringRef accessTo(QualType Type,
                                const std::vector<std::string> &Classes) {
  Type = Type.getNonReferenceType();
  if (isOneOf(Type, Classes))
    return ".";
  if (Type->isPointerType())
    return isOneOf(Type->getPointeeType(), Classes) ? "->" : "";
  const auto *Instance = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      Type->getAsCXXRecordDecl());
  if (!Instance || !matchesAnyName({"std::unique_ptr", "std::shared_ptr"},
                                   qualifiedName(*Instance)))
    return "";
  const TemplateArgument &Held = Instance->getTemplateArgs()[0];
  return isOneOf(Held.getAsType(), Classes) ? "->" : "";
}

static std::string objectAmong(llvm::ArrayRef<const ValueDecl *> Candidates,
                               const std::vector<std::string> &Classes) {
  for (const ValueDecl *Candidate : Candidates) {
    llvm::StringRef Access = accessTo(Candidate->getType(), Classes);
    if (!Access.empty() && !Candidate->getDeclName().isEmpty())
      return (Candidate->getName() + Access).str();
  }
  return "";
}

std::string objectInScope(const FunctionDecl &Function,
                          const std::vector<std::string> &Classes) {
  llvm::SmallVector<const ValueDecl *, 8> Candidates(
      Function.parameters().begin(), Function.parameters().end());
  if (const auto *Method = dyn_cast<CXXMethodDecl>(&Function)) {
    const CXXRecordDecl *Class = Method->getParent();
    if (Class->isLambda()) {
      for (const LambdaCapture &Capture : Class->captures())
        if (Capture.capturesVariable())
          Candidates.push_back(Capture.getCapturedVar());
    } else if (!Method->isStatic()) {
      llvm::append_range(Candidates, Class->fields());
    }
  }
  return objectAmong(Candidates, Classes);
}

} // namespace async_tidy
