// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Awaitable.h"
#include "PromiseType.h"
#include "support/code/CodeVisitor.h"
#include "support/code/Names.h"
#include "support/facts/TemplateMatch.h"
#include "clang/AST/DeclFriend.h"
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
static const FunctionDecl *freeOperator(const CXXRecordDecl &Class,
                                        QualType Type, ASTContext &Context) {
  DeclarationName Operator =
      Context.DeclarationNames.getCXXOperatorName(OO_Coawait);
  const FunctionDecl *Found = nullptr;
  anyBase(Class, [&](const CXXRecordDecl &Base) {
    const DeclContext *Scope = Base.getDeclContext()->getRedeclContext();
    while (Scope && !Scope->isFileContext())
      Scope = Scope->getParent();
    for (; Scope && !Found;
         Scope = Scope->isInlineNamespace() ? Scope->getParent() : nullptr)
      for (const NamedDecl *Candidate : Scope->lookup(Operator))
        // A hidden friend is found by the class that befriends it alone.
        if (const FunctionDecl *Function = functionOf(Candidate);
            Function && Function->getNumParams() == 1 &&
            Candidate->isInIdentifierNamespace(Decl::IDNS_Ordinary) &&
            fitsParameter(Function->getParamDecl(0)->getType(), Type, Context))
          Found = Function;
    // Hidden friends are in the class alone.
    for (const FriendDecl *Friend : Base.friends())
      if (const NamedDecl *Declared = Friend->getFriendDecl())
        if (const FunctionDecl *Function = functionOf(Declared);
            Function && Function->getDeclName() == Operator)
          Found = Function;
    return Found != nullptr;
  });
  return Found;
}

static const FunctionDecl *memberOperator(const CXXRecordDecl &Class,
                                          ASTContext &Context) {
  DeclarationName Operator =
      Context.DeclarationNames.getCXXOperatorName(OO_Coawait);
  const FunctionDecl *Found = nullptr;
  anyBase(Class, [&](const CXXRecordDecl &Base) {
    for (const NamedDecl *Candidate : Base.lookup(Operator)) {
      const FunctionDecl *Function = functionOf(Candidate);
      const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Function);
      // operator co_await() & does not take a prvalue.
      if (Method && !Method->isDeleted() &&
          Method->getRefQualifier() != RQ_LValue)
        Found = Method;
    }
    return Found != nullptr;
  });
  return Found;
}

bool isAwaitable(QualType Type, ASTContext &Context) {
  Type = Type.getNonReferenceType().getUnqualifiedType();
  const CXXRecordDecl *Class = classOf(Type);
  if (!Class || !Class->hasDefinition())
    return false;
  if (memberOperator(*Class, Context) || freeOperator(*Class, Type, Context))
    return true;
  return hasMember(*Class, "await_ready") &&
         hasMember(*Class, "await_suspend") &&
         hasMember(*Class, "await_resume");
}

/// The class template X of which template <class T, class A = X<T>::type> takes
/// a member, X<T>::type by way of an alias too.
static const ClassTemplateDecl *traitOf(QualType Default) {
  for (int Depth = 0; Depth != 4; ++Depth) {
    if (const auto *Member = Default->getAs<DependentNameType>()) {
      const Type *Of = Member->getQualifier().getAsType();
      const auto *Trait =
          Of ? Of->getAs<TemplateSpecializationType>() : nullptr;
      return Trait ? dyn_cast_or_null<ClassTemplateDecl>(
                         Trait->getTemplateName().getAsTemplateDecl())
                   : nullptr;
    }
    const auto *Alias = Default->getAs<TemplateSpecializationType>();
    if (!Alias || !Alias->isTypeAlias())
      return nullptr;
    const auto *Template = dyn_cast_or_null<TypeAliasTemplateDecl>(
        Alias->getTemplateName().getAsTemplateDecl());
    if (!Template)
      return nullptr;
    Default = Template->getTemplatedDecl()->getUnderlyingType();
  }
  return nullptr;
}

/// Whether somebody has specialised for \p Type a trait that is nothing for
/// other types.
static bool isSpecialisedFor(const ClassTemplateDecl &Trait, QualType Type,
                             ASTContext &Context) {
  if (Trait.getTemplatedDecl()->hasDefinition())
    return false;
  for (const ClassTemplateSpecializationDecl *Instance :
       Trait.specializations())
    if (Instance->isExplicitSpecialization() &&
        Instance->getTemplateArgs()[0].getKind() == TemplateArgument::Type &&
        Context.hasSameType(Instance->getTemplateArgs()[0].getAsType(), Type))
      return true;
  llvm::SmallVector<ClassTemplatePartialSpecializationDecl *, 8> Partials;
  const_cast<ClassTemplateDecl &>(Trait).getPartialSpecializations(Partials);
  return llvm::any_of(
      Partials, [&](const ClassTemplatePartialSpecializationDecl *Partial) {
        const TemplateArgument &First = Partial->getTemplateArgs()[0];
        // Those of any T have constraints.
        return First.getKind() == TemplateArgument::Type &&
               First.getAsType()->getAs<TemplateSpecializationType>() &&
               fitsPattern(First.getAsType(), Type, Context);
      });
}

/// template <class T, class A = awaiter_type_t<T>> auto await_transform(T &&)
static bool takesByTrait(const NamedDecl &Transform, QualType Type,
                         ASTContext &Context) {
  const auto *Template = dyn_cast<FunctionTemplateDecl>(&Transform);
  if (!Template)
    return false;
  for (const NamedDecl *Parameter : *Template->getTemplateParameters())
    if (const auto *Last = dyn_cast<TemplateTypeParmDecl>(Parameter);
        Last && Last->hasDefaultArgument())
      if (const ClassTemplateDecl *Trait =
              traitOf(Last->getDefaultArgument().getArgument().getAsType()))
        return isSpecialisedFor(*Trait, Type, Context);
  return false;
}

namespace {
/// What a promise's await_transform does with a type.
struct Transforms {
  bool Any = false;
  /// One takes that type, or whatever there is.
  bool Type = false;
  bool Anything = false;
  /// One takes whatever meets a constraint.
  bool Constrained = false;
  bool ByTrait = false;
};
} // namespace

static Transforms transformsOf(const CXXRecordDecl &Promise, QualType Type,
                               ASTContext &Context) {
  IdentifierInfo &Transform = Context.Idents.get("await_transform");
  Transforms Found;
  anyBase(Promise, [&](const CXXRecordDecl &Base) {
    for (const NamedDecl *Candidate : Base.lookup(&Transform)) {
      const FunctionDecl *Function = functionOf(Candidate);
      if (!Function)
        continue;
      Found.Any = true;
      if (Function->isDeleted() || Function->getNumParams() == 0)
        continue;
      const QualType Parameter = Function->getParamDecl(0)->getType();
      const bool IsGeneric =
          Parameter.getNonReferenceType()->isTemplateTypeParmType();
      if (isConstrained(Candidate, *Function)) {
        Found.Constrained |= IsGeneric;
        Found.ByTrait |= takesByTrait(*Candidate, Type, Context);
      } else if (fitsParameter(Parameter, Type, Context)) {
        (IsGeneric ? Found.Anything : Found.Type) = true;
      }
    }
    return false;
  });
  return Found;
}

bool canAwait(const CXXRecordDecl &Promise, QualType Type, ASTContext &Context,
              bool IsSameLibrary) {
  Type = Type.getNonReferenceType().getUnqualifiedType();
  const Transforms By = transformsOf(Promise, Type, Context);
  if (By.Type || By.ByTrait || (By.Anything && IsSameLibrary))
    return true;
  return (!By.Any || By.Anything) && isAwaitable(Type, Context);
}

/// The class that \p Type names, by its pattern where it is of a template that
/// nobody has filled.
static const CXXRecordDecl *namedClass(QualType Type) {
  if (const CXXRecordDecl *Class = Type->getAsCXXRecordDecl())
    return Class;
  const auto *Written = Type->getAs<TemplateSpecializationType>();
  while (Written && Written->isTypeAlias())
    Written = Written->getAliasedType()->getAs<TemplateSpecializationType>();
  const auto *Template =
      Written ? dyn_cast_or_null<ClassTemplateDecl>(
                    Written->getTemplateName().getAsTemplateDecl())
              : nullptr;
  return Template ? Template->getTemplatedDecl() : nullptr;
}

/// What is the same for all that a template makes.
static const CXXRecordDecl *patternOf(const CXXRecordDecl &Class) {
  const auto *Made = dyn_cast<ClassTemplateSpecializationDecl>(&Class);
  return (Made ? Made->getSpecializedTemplate()->getTemplatedDecl() : &Class)
      ->getCanonicalDecl();
}

/// await_suspend of the awaiter that co_await makes of \p Type.
static const FunctionDecl *suspendOf(QualType Type, ASTContext &Context) {
  const CXXRecordDecl *Awaiter = classOf(Type);
  const FunctionDecl *Operator = memberOperator(*Awaiter, Context);
  if (!Operator)
    Operator = freeOperator(*Awaiter, Type, Context);
  if (Operator)
    Awaiter = namedClass(Operator->getReturnType().getNonReferenceType());
  if (!Awaiter || !Awaiter->hasDefinition())
    return nullptr;
  const FunctionDecl *Suspend =
      functionOf(findMember(*Awaiter, "await_suspend"));
  return Suspend && Suspend->getNumParams() == 1 ? Suspend : nullptr;
}

/// Whether an awaitable suspends coroutines of a promise alone that is not
/// \p Promise.
///     void await_suspend(std::coroutine_handle<result_promise<T>> h);
static bool isForOthers(const CXXRecordDecl &Promise, QualType Type,
                        ASTContext &Context) {
  const FunctionDecl *Suspend = suspendOf(Type, Context);
  const auto *Handle = Suspend ? Suspend->getParamDecl(0)
                                     ->getType()
                                     .getNonReferenceType()
                                     ->getAs<TemplateSpecializationType>()
                               : nullptr;
  if (!Handle || Handle->template_arguments().size() != 1 ||
      Handle->template_arguments()[0].getKind() != TemplateArgument::Type)
    return false;
  const CXXRecordDecl *Suspended =
      namedClass(Handle->template_arguments()[0].getAsType());
  return Suspended && !anyBase(Promise, [&](const CXXRecordDecl &Base) {
           return patternOf(Base) == patternOf(*Suspended);
         });
}

namespace {
/// Looks whether a handle's coroutine is destroyed.
class DestroyFinder : public CodeVisitor {
public:
  explicit DestroyFinder(const ParmVarDecl &Handle) : Handle(Handle) {}

  bool VisitCallExpr(CallExpr *Call) override {
    const Expr *Callee = Call->getCallee()->IgnoreParens();
    const Expr *Object = nullptr;
    DeclarationName Name;
    if (const auto *Member = dyn_cast<MemberExpr>(Callee)) {
      Object = Member->getBase();
      Name = Member->getMemberDecl()->getDeclName();
    } else if (const auto *Dependent =
                   dyn_cast<CXXDependentScopeMemberExpr>(Callee);
               Dependent && !Dependent->isImplicitAccess()) {
      Object = Dependent->getBase();
      Name = Dependent->getMember();
    }
    const auto *Named =
        Object ? dyn_cast<DeclRefExpr>(Object->IgnoreParenImpCasts()) : nullptr;
    IsFound |= Named && Named->getDecl() == &Handle && Name.isIdentifier() &&
               Name.getAsIdentifierInfo()->isStr("destroy");
    return !IsFound;
  }

  bool IsFound = false;

private:
  const ParmVarDecl &Handle;
};
} // namespace

bool endsAwaiter(QualType Type, ASTContext &Context) {
  Type = Type.getNonReferenceType().getUnqualifiedType();
  const FunctionDecl *Suspend =
      isAwaitable(Type, Context) ? suspendOf(Type, Context) : nullptr;
  const FunctionDecl *Defined = Suspend ? Suspend->getDefinition() : nullptr;
  if (Suspend && !Defined)
    if (const FunctionDecl *Pattern =
            Suspend->getTemplateInstantiationPattern())
      Defined = Pattern->getDefinition();
  if (!Defined || !Defined->hasBody())
    return false;
  DestroyFinder Finder(*Defined->getParamDecl(0));
  Finder.TraverseStmt(Defined->getBody());
  return Finder.IsFound;
}

bool isOperationFor(const CXXRecordDecl &Promise, QualType Type,
                    ASTContext &Context) {
  Type = Type.getNonReferenceType().getUnqualifiedType();
  const Transforms By = transformsOf(Promise, Type, Context);
  if (By.ByTrait)
    return true;
  if (isAwaitable(Type, Context))
    return (!By.Any || By.Type || By.Anything || By.Constrained) &&
           !isForOthers(Promise, Type, Context) && !endsAwaiter(Type, Context);
  const CXXRecordDecl *Class = Type->getAsCXXRecordDecl();
  return By.Type && Class && Class->isEmpty();
}

} // namespace async_tidy
