// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Dispatch.h"
#include "ParameterUse.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/SetVector.h"

using namespace clang;

namespace async_tidy {

using Classes = llvm::SetVector<const CXXRecordDecl *>;

static void addClasses(const TemplateArgument &Argument, Classes &Into,
                       unsigned Depth);

/// The classes that a type names, by its template arguments, too.
static void addClasses(QualType Type, Classes &Into, unsigned Depth = 0) {
  while (!Type.isNull() && (Type->isReferenceType() || Type->isPointerType()))
    Type = Type->getPointeeType();
  const CXXRecordDecl *Class =
      Type.isNull() ? nullptr : Type->getAsCXXRecordDecl();
  if (!Class || Depth > 4)
    return;
  Into.insert(Class->getCanonicalDecl());
  if (const auto *Instance = dyn_cast<ClassTemplateSpecializationDecl>(Class))
    for (const TemplateArgument &Argument :
         Instance->getTemplateArgs().asArray())
      addClasses(Argument, Into, Depth + 1);
}

static void addClasses(const TemplateArgument &Argument, Classes &Into,
                       unsigned Depth) {
  if (Argument.getKind() == TemplateArgument::Type)
    addClasses(Argument.getAsType(), Into, Depth);
  else if (Argument.getKind() == TemplateArgument::Pack)
    for (const TemplateArgument &Element : Argument.pack_elements())
      addClasses(Element, Into, Depth);
}

/// Only what takes an argument as whatever it is hands it on to a constructor.
static bool handsOn(const FunctionDecl &Function) {
  for (unsigned I = 0; I != Function.getNumParams(); ++I)
    if (isForwardingReference(Function, I))
      return true;
  return false;
}

std::vector<const CXXConstructorDecl *>
constructorsBehind(const FlowUse &Use, const FlowGraph &Graph) {
  const FunctionDecl *Callee = Use.Callee;
  if (!Callee || !handsOn(*Callee))
    return {};
  const SourceManager &Sources = Callee->getASTContext().getSourceManager();
  auto IsLibrary = [&](const Decl &D) {
    return Sources.isInSystemHeader(D.getLocation());
  };
  if (!IsLibrary(*Callee))
    return {};
  Classes Made, Given;
  for (const TemplateArgument &Argument :
       Callee->getTemplateSpecializationArgs()->asArray())
    addClasses(Argument, Made, 0);
  if (const auto *Method = dyn_cast<CXXMethodDecl>(Callee))
    addClasses(Callee->getASTContext().getCanonicalTagType(Method->getParent()),
               Made);
  for (FlowId Argument : Use.Arguments)
    addClasses(Graph.Nodes[Argument].Type, Given);
  std::vector<const CXXConstructorDecl *> Found;
  for (const CXXRecordDecl *Class : Made) {
    // What is given as it is, is copied or moved.
    const CXXRecordDecl *Definition = Class->getDefinition();
    if (!Definition || IsLibrary(*Class) || Given.contains(Class))
      continue;
    for (const CXXConstructorDecl *Constructor : Definition->ctors())
      if (!Constructor->isCopyOrMoveConstructor() &&
          !Constructor->isImplicit() && Constructor->getNumParams() != 0)
        Found.push_back(Constructor);
  }
  return Found;
}

} // namespace async_tidy
