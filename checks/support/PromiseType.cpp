// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "PromiseType.h"
#include "Coroutine.h"
#include "Names.h"
#include "TemplateMatch.h"
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
  if (!Type || Member->getAccess() == AS_private)
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

static const CXXRecordDecl *promiseByTraits(QualType Type,
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
  llvm::SmallVector<ClassTemplatePartialSpecializationDecl *, 8> Partials;
  const_cast<ClassTemplateDecl *>(Traits)->getPartialSpecializations(Partials);
  for (const ClassTemplatePartialSpecializationDecl *Partial : Partials) {
    const TemplateArgument &First = Partial->getTemplateArgs()[0];
    if (First.getKind() == TemplateArgument::Type &&
        !First.getAsType()->isTemplateTypeParmType() &&
        fitsPattern(First.getAsType(), Type, Context))
      if (const CXXRecordDecl *Promise = promiseMember(*Partial))
        return Promise;
  }
  return nullptr;
}

/// Whether a coroutine with \p Promise gives its caller a \p Class. Iterators
/// and handles name a promise type too, of which they are no return type.
static bool returns(const CXXRecordDecl &Promise, const CXXRecordDecl &Class) {
  const FunctionDecl *Getter =
      functionOf(findMember(Promise, "get_return_object"));
  if (!Getter)
    return false;
  const CXXRecordDecl *Made = classOf(Getter->getReturnType());
  // auto, or a type that depends on a template's arguments.
  if (!Made)
    return Getter->getReturnType()->isDependentType() ||
           Getter->getReturnType()->getContainedDeducedType();
  auto Pattern = [](const CXXRecordDecl &Of) {
    const auto *Instance = dyn_cast<ClassTemplateSpecializationDecl>(&Of);
    const CXXRecordDecl *Found =
        Instance ? Instance->getSpecializedTemplate()->getTemplatedDecl() : &Of;
    return Found->getCanonicalDecl();
  };
  if (anyBase(Class, [&](const CXXRecordDecl &Base) {
        return Pattern(Base) == Pattern(*Made);
      }))
    return true;
  // By conversion: the task is made of what the promise gives.
  return llvm::any_of(
      Class.ctors(), [&](const CXXConstructorDecl *Constructor) {
        const CXXRecordDecl *From =
            Constructor->getNumParams() == 0
                ? nullptr
                : classOf(Constructor->getParamDecl(0)->getType());
        return From && Pattern(*From) == Pattern(*Made);
      });
}

const CXXRecordDecl *promiseOfReturnType(QualType Type, ASTContext &Context) {
  const CXXRecordDecl *Class = classOf(Type);
  if (!Class || !Class->hasDefinition())
    return nullptr;
  const CXXRecordDecl *Promise = promiseMember(*Class);
  if (!Promise)
    Promise = promiseByTraits(Type.getNonReferenceType().getUnqualifiedType(),
                              Context);
  return Promise && returns(*Promise, *Class) ? Promise : nullptr;
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

static PromiseStart startByAwaiter(const CXXRecordDecl &Awaiter) {
  PromiseStart Start;
  anyBase(Awaiter, [&](const CXXRecordDecl &Base) {
    const std::string Name = qualifiedName(Base);
    if (Name == "std::suspend_always" ||
        Name == "std::experimental::suspend_always")
      Start.Kind = TaskKind::Lazy;
    else if (Name == "std::suspend_never" ||
             Name == "std::experimental::suspend_never")
      Start.Kind = TaskKind::Eager;
    return Start.Kind != TaskKind::Unknown;
  });
  Start.IsProven = Start.Kind != TaskKind::Unknown;
  if (Start.IsProven)
    return Start;
  // What await_ready always says, where it always says one thing.
  const FunctionDecl *Ready = functionOf(findMember(Awaiter, "await_ready"));
  const Expr *Value = Ready ? onlyReturnValue(*Ready) : nullptr;
  bool IsReady = false;
  if (Value && !Value->isValueDependent() &&
      Value->EvaluateAsBooleanCondition(IsReady, Awaiter.getASTContext()))
    Start.Kind = IsReady ? TaskKind::Eager : TaskKind::Lazy;
  return Start;
}

PromiseStart startOf(const CXXRecordDecl &Promise) {
  const FunctionDecl *Start =
      functionOf(findMember(Promise, "initial_suspend"));
  if (!Start)
    return {};
  if (const CXXRecordDecl *Awaiter = classOf(Start->getReturnType()))
    return startByAwaiter(*Awaiter);
  // auto initial_suspend() { return std::suspend_always{}; }
  if (const Expr *Value = onlyReturnValue(*Start))
    if (const CXXRecordDecl *Awaiter = classOf(Value->getType()))
      return startByAwaiter(*Awaiter);
  return {};
}

} // namespace async_tidy
