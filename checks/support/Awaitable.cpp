// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Awaitable.h"
#include "Names.h"
#include "PromiseType.h"
#include "TemplateMatch.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace async_tidy {

static bool isConstrained(const NamedDecl *Declaration,
                          const FunctionDecl &Function) {
  const auto *Template = dyn_cast<FunctionTemplateDecl>(Declaration);
  if (!Template)
    return Function.getTrailingRequiresClause().ConstraintExpr != nullptr;
  if (Template->hasAssociatedConstraints())
    return true;
  // template <class T, class = enable_if_t<...>> and further parameters that
  // only overload resolution can fill.
  for (const NamedDecl *Parameter : *Template->getTemplateParameters()) {
    const auto *Type = dyn_cast<TemplateTypeParmDecl>(Parameter);
    const auto *Value = dyn_cast<NonTypeTemplateParmDecl>(Parameter);
    if ((Type && Type->hasDefaultArgument()) ||
        (Value && Value->hasDefaultArgument()))
      return true;
  }
  return Function.getNumParams() > 1;
}

/// A parameter of type task<T> takes a task<int>, and what is derived from it.
static bool fitsTemplate(QualType Parameter, const CXXRecordDecl &Argument,
                         ASTContext &Context) {
  return anyBase(Argument, [&](const CXXRecordDecl &Base) {
    return fitsPattern(Parameter, Context.getCanonicalTagType(&Base), Context);
  });
}

static bool fitsParameter(QualType Parameter, QualType Argument,
                          ASTContext &Context) {
  // A prvalue does not bind to task&.
  if (const auto *Reference = Parameter->getAs<LValueReferenceType>())
    if (!Reference->getPointeeType().isConstQualified())
      return false;
  QualType Bare = Parameter.getNonReferenceType().getUnqualifiedType();
  const CXXRecordDecl *Class = Argument->getAsCXXRecordDecl();
  if (Context.hasSameType(Bare, Argument) || Bare->isTemplateTypeParmType())
    return true;
  if (!Class || !Class->hasDefinition())
    return false;
  if (Bare->isDependentType())
    return fitsTemplate(Bare, *Class, Context);
  const CXXRecordDecl *Wanted = Bare->getAsCXXRecordDecl();
  return Wanted && Class->isDerivedFrom(Wanted);
}

/// The free operator co_await that argument-dependent lookup finds.
static bool hasFreeOperator(const CXXRecordDecl &Class, QualType Type,
                            ASTContext &Context) {
  DeclarationName Operator =
      Context.DeclarationNames.getCXXOperatorName(OO_Coawait);
  bool Found = false;
  anyBase(Class, [&](const CXXRecordDecl &Base) {
    const DeclContext *Scope = Base.getDeclContext()->getRedeclContext();
    while (Scope && !Scope->isFileContext())
      Scope = Scope->getParent();
    for (; Scope && !Found;
         Scope = Scope->isInlineNamespace() ? Scope->getParent() : nullptr)
      for (const NamedDecl *Candidate : Scope->lookup(Operator))
        if (const FunctionDecl *Function = functionOf(Candidate))
          Found |= Function->getNumParams() == 1 &&
                   fitsParameter(Function->getParamDecl(0)->getType(), Type,
                                 Context);
    // Hidden friends are in the class alone.
    for (const FriendDecl *Friend : Base.friends())
      if (const NamedDecl *Declared = Friend->getFriendDecl())
        if (const FunctionDecl *Function = functionOf(Declared))
          Found |= Function->getDeclName() == Operator;
    return Found;
  });
  return Found;
}

static bool hasMemberOperator(const CXXRecordDecl &Class, ASTContext &Context) {
  DeclarationName Operator =
      Context.DeclarationNames.getCXXOperatorName(OO_Coawait);
  return anyBase(Class, [&](const CXXRecordDecl &Base) {
    for (const NamedDecl *Candidate : Base.lookup(Operator)) {
      const FunctionDecl *Function = functionOf(Candidate);
      const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Function);
      // operator co_await() & does not take a prvalue.
      if (Method && !Method->isDeleted() &&
          Method->getRefQualifier() != RQ_LValue)
        return true;
    }
    return false;
  });
}

bool isAwaitable(QualType Type, ASTContext &Context) {
  Type = Type.getNonReferenceType().getUnqualifiedType();
  const CXXRecordDecl *Class = classOf(Type);
  if (!Class || !Class->hasDefinition())
    return false;
  if (hasMemberOperator(*Class, Context) ||
      hasFreeOperator(*Class, Type, Context))
    return true;
  return hasMember(*Class, "await_ready") &&
         hasMember(*Class, "await_suspend") &&
         hasMember(*Class, "await_resume");
}

bool canAwait(const CXXRecordDecl &Promise, QualType Type, ASTContext &Context,
              bool IsSameLibrary) {
  Type = Type.getNonReferenceType().getUnqualifiedType();
  IdentifierInfo &Transform = Context.Idents.get("await_transform");
  bool Transforms = false, TakesAnything = false, TakesType = false;
  anyBase(Promise, [&](const CXXRecordDecl &Base) {
    for (const NamedDecl *Candidate : Base.lookup(&Transform)) {
      const FunctionDecl *Function = functionOf(Candidate);
      if (!Function)
        continue;
      Transforms = true;
      if (Function->isDeleted() || Function->getNumParams() == 0 ||
          isConstrained(Candidate, *Function))
        continue;
      QualType Parameter = Function->getParamDecl(0)->getType();
      if (!fitsParameter(Parameter, Type, Context))
        continue;
      if (Parameter.getNonReferenceType()->isTemplateTypeParmType())
        TakesAnything = true;
      else
        TakesType = true;
    }
    return false;
  });
  if (TakesType || (TakesAnything && IsSameLibrary))
    return true;
  return (!Transforms || TakesAnything) && isAwaitable(Type, Context);
}

} // namespace async_tidy
