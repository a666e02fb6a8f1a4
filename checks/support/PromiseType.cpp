// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "PromiseType.h"
#include "Coroutine.h"
#include "Names.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/RecursiveASTVisitor.h"

using namespace clang;

namespace async_tidy {

static const NamedDecl *findMember(const CXXRecordDecl &Class,
                                   llvm::StringRef Name) {
  IdentifierInfo &Id = Class.getASTContext().Idents.get(Name);
  const NamedDecl *Found = nullptr;
  anyBase(Class, [&](const CXXRecordDecl &Base) {
    auto Members = Base.lookup(&Id);
    if (!Members.empty())
      Found = Members.front();
    return Found != nullptr;
  });
  return Found;
}

bool hasMember(const CXXRecordDecl &Class, llvm::StringRef Name) {
  return findMember(Class, Name) != nullptr;
}

static const CXXRecordDecl *promiseMember(const CXXRecordDecl &Class) {
  const NamedDecl *Member = findMember(Class, "promise_type");
  // using Base::promise_type;
  if (const auto *Shadow = dyn_cast_or_null<UsingShadowDecl>(Member))
    Member = Shadow->getTargetDecl();
  const auto *Type = dyn_cast_or_null<TypeDecl>(Member);
  if (!Type)
    return nullptr;
  return classOf(Class.getASTContext().getTypeDeclType(Type));
}

static const ClassTemplateDecl *coroutineTraits(ASTContext &Context) {
  auto Namespaces =
      Context.getTranslationUnitDecl()->lookup(&Context.Idents.get("std"));
  for (const NamedDecl *Namespace : Namespaces)
    if (const auto *Std = dyn_cast<NamespaceDecl>(Namespace))
      for (const NamedDecl *Found :
           Std->lookup(&Context.Idents.get("coroutine_traits")))
        if (const auto *Template = dyn_cast<ClassTemplateDecl>(Found))
          return Template;
  return nullptr;
}

static bool namesTemplate(const TemplateArgument &Argument,
                          const ClassTemplateDecl &Template) {
  if (Argument.getKind() != TemplateArgument::Type)
    return false;
  const auto *Named = Argument.getAsType()->getAs<TemplateSpecializationType>();
  const TemplateDecl *Decl =
      Named ? Named->getTemplateName().getAsTemplateDecl() : nullptr;
  return Decl && Decl->getCanonicalDecl() == Template.getCanonicalDecl();
}

static const CXXRecordDecl *promiseByTraits(QualType Type,
                                            const CXXRecordDecl &Class,
                                            ASTContext &Context) {
  const ClassTemplateDecl *Traits = coroutineTraits(Context);
  if (!Traits)
    return nullptr;
  for (const ClassTemplateSpecializationDecl *Instance :
       Traits->specializations()) {
    const TemplateArgument &First = Instance->getTemplateArgs()[0];
    if (First.getKind() == TemplateArgument::Type &&
        Context.hasSameType(First.getAsType(), Type))
      if (const CXXRecordDecl *Definition = Instance->getDefinition())
        if (const CXXRecordDecl *Promise = promiseMember(*Definition))
          return Promise;
  }
  // template <class T, class... A> struct coroutine_traits<task<T>, A...>
  const auto *Instance = dyn_cast<ClassTemplateSpecializationDecl>(&Class);
  if (!Instance)
    return nullptr;
  llvm::SmallVector<ClassTemplatePartialSpecializationDecl *, 8> Partials;
  const_cast<ClassTemplateDecl *>(Traits)->getPartialSpecializations(Partials);
  for (const ClassTemplatePartialSpecializationDecl *Partial : Partials)
    if (namesTemplate(Partial->getTemplateArgs()[0],
                      *Instance->getSpecializedTemplate()))
      if (const CXXRecordDecl *Promise = promiseMember(*Partial))
        return Promise;
  return nullptr;
}

const CXXRecordDecl *promiseOfReturnType(QualType Type, ASTContext &Context) {
  const CXXRecordDecl *Class = classOf(Type);
  if (!Class || !Class->hasDefinition())
    return nullptr;
  if (const CXXRecordDecl *Promise = promiseMember(*Class))
    return Promise;
  return promiseByTraits(Type.getNonReferenceType().getUnqualifiedType(),
                         *Class, Context);
}

namespace {
/// The operand of the only return statement of a function.
class OnlyReturn : public RecursiveASTVisitor<OnlyReturn> {
public:
  bool VisitReturnStmt(ReturnStmt *Return) {
    ++Count;
    Value = Return->getRetValue();
    return true;
  }
  bool TraverseLambdaExpr(LambdaExpr *) { return true; }
  const Expr *Value = nullptr;
  unsigned Count = 0;
};
} // namespace

static const Expr *onlyReturnValue(const FunctionDecl &Function) {
  const FunctionDecl *Definition = nullptr;
  const Stmt *Body = Function.getBody(Definition);
  // A member of a class template instance has no body until it is called.
  if (!Body)
    if (const FunctionDecl *Pattern =
            Function.getTemplateInstantiationPattern())
      Body = Pattern->getBody();
  if (!Body)
    return nullptr;
  OnlyReturn Finder;
  Finder.TraverseStmt(const_cast<Stmt *>(Body));
  return Finder.Count == 1 ? Finder.Value : nullptr;
}

static const FunctionDecl *asFunction(const NamedDecl *Member) {
  if (const auto *Template = dyn_cast_or_null<FunctionTemplateDecl>(Member))
    return Template->getTemplatedDecl();
  return dyn_cast_or_null<FunctionDecl>(Member);
}

/// What an awaiter's await_ready always says, where it always says one thing.
static TaskKind startByAwaiter(const CXXRecordDecl &Awaiter) {
  TaskKind Kind = TaskKind::Unknown;
  anyBase(Awaiter, [&](const CXXRecordDecl &Base) {
    const std::string Name = qualifiedName(Base);
    if (Name == "std::suspend_always" ||
        Name == "std::experimental::suspend_always")
      Kind = TaskKind::Lazy;
    else if (Name == "std::suspend_never" ||
             Name == "std::experimental::suspend_never")
      Kind = TaskKind::Eager;
    return Kind != TaskKind::Unknown;
  });
  if (Kind != TaskKind::Unknown)
    return Kind;
  const FunctionDecl *Ready = asFunction(findMember(Awaiter, "await_ready"));
  const Expr *Value = Ready ? onlyReturnValue(*Ready) : nullptr;
  bool IsReady = false;
  if (!Value || Value->isValueDependent() ||
      !Value->EvaluateAsBooleanCondition(IsReady, Awaiter.getASTContext()))
    return TaskKind::Unknown;
  return IsReady ? TaskKind::Eager : TaskKind::Lazy;
}

TaskKind startOf(const CXXRecordDecl &Promise) {
  const FunctionDecl *Start =
      asFunction(findMember(Promise, "initial_suspend"));
  if (!Start)
    return TaskKind::Unknown;
  if (const CXXRecordDecl *Awaiter = classOf(Start->getReturnType()))
    return startByAwaiter(*Awaiter);
  // auto initial_suspend() { return std::suspend_always{}; }
  if (const Expr *Value = onlyReturnValue(*Start))
    if (const CXXRecordDecl *Awaiter = classOf(Value->getType()))
      return startByAwaiter(*Awaiter);
  return TaskKind::Unknown;
}

} // namespace async_tidy
