// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Names.h"
#include "NameIndex.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace async_tidy {

std::string simpleName(const NamedDecl &Declaration) {
  return Declaration.getDeclName().getAsString();
}

std::string qualifiedName(const NamedDecl &Declaration) {
  std::string Name = simpleName(Declaration);
  for (const DeclContext *Outer = Declaration.getDeclContext(); Outer;
       Outer = Outer->getParent()) {
    if (const auto *Namespace = dyn_cast<NamespaceDecl>(Outer)) {
      if (!Namespace->isInline() && !Namespace->isAnonymousNamespace())
        Name = Namespace->getNameAsString() + "::" + Name;
    } else if (const auto *Tag = dyn_cast<TagDecl>(Outer)) {
      Name = Tag->getNameAsString() + "::" + Name;
    } else if (Outer->isFunctionOrMethod()) {
      // A local class or a block-scope extern declaration: the function is no
      // part of any library's name.
      if (isa<FunctionDecl>(&Declaration) && !isa<CXXMethodDecl>(&Declaration))
        continue;
      break;
    }
  }
  return Name;
}

const CXXRecordDecl *classOf(QualType Type) {
  if (Type.isNull())
    return nullptr;
  Type = Type.getNonReferenceType();
  if (const CXXRecordDecl *Class = Type->getAsCXXRecordDecl()) {
    if (const CXXRecordDecl *Definition = Class->getDefinition())
      return Definition;
    if (const CXXRecordDecl *Pattern = Class->getTemplateInstantiationPattern())
      return Pattern->getDefinition();
    if (const auto *Instance = dyn_cast<ClassTemplateSpecializationDecl>(Class))
      return Instance->getSpecializedTemplate()
          ->getTemplatedDecl()
          ->getDefinition();
    return Class;
  }
  if (const auto *Dependent = Type->getAs<TemplateSpecializationType>())
    if (const auto *Template = dyn_cast_or_null<ClassTemplateDecl>(
            Dependent->getTemplateName().getAsTemplateDecl()))
      return Template->getTemplatedDecl()->getDefinition();
  return nullptr;
}

static bool anyBase(const CXXRecordDecl &Class,
                    llvm::function_ref<bool(const CXXRecordDecl &)> Test,
                    llvm::SmallPtrSetImpl<const CXXRecordDecl *> &Seen) {
  if (!Seen.insert(Class.getCanonicalDecl()).second)
    return false;
  if (Test(Class))
    return true;
  if (!Class.hasDefinition())
    return false;
  for (const CXXBaseSpecifier &Base : Class.bases())
    if (const CXXRecordDecl *Below = classOf(Base.getType()))
      if (anyBase(*Below, Test, Seen))
        return true;
  return false;
}

bool anyBase(const CXXRecordDecl &Class,
             llvm::function_ref<bool(const CXXRecordDecl &)> Test) {
  llvm::SmallPtrSet<const CXXRecordDecl *, 8> Seen;
  return anyBase(Class, Test, Seen);
}

bool isOneOf(QualType Type, const std::vector<std::string> &Names) {
  const CXXRecordDecl *Class = classOf(Type);
  return Class && anyBase(*Class, [&](const CXXRecordDecl &Base) {
           return matchesAnyName(Names, qualifiedName(Base));
         });
}

const Expr *strip(const Expr *E) {
  while (E) {
    const Expr *Inner = E->IgnoreParenImpCasts();
    if (const auto *Cleanups = dyn_cast<ExprWithCleanups>(Inner))
      Inner = Cleanups->getSubExpr();
    else if (const auto *Bound = dyn_cast<CXXBindTemporaryExpr>(Inner))
      Inner = Bound->getSubExpr();
    else if (const auto *Temporary = dyn_cast<MaterializeTemporaryExpr>(Inner))
      Inner = Temporary->getSubExpr();
    if (Inner == E)
      return E;
    E = Inner;
  }
  return E;
}

const NamedDecl *calledDeclaration(const CallExpr &Call) {
  // std::ranges::for_each(r, f) is operator() on a global object, whose name
  // is the one that users know.
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call);
      Operator && Operator->getOperator() == OO_Call)
    if (const auto *Object = dyn_cast<DeclRefExpr>(strip(Operator->getArg(0))))
      if (const auto *Variable = dyn_cast<VarDecl>(Object->getDecl());
          Variable && Variable->hasGlobalStorage())
        return Variable;
  return Call.getDirectCallee();
}

SourceLocation calleeLocation(const CallExpr &Call) {
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call)) {
    // []{ ... }() and for_each(r, f) begin with what is called.
    if (Operator->getOperator() != OO_Call)
      return Operator->getOperatorLoc();
    const Expr *Object = strip(Operator->getArg(0));
    if (const auto *Named = dyn_cast<DeclRefExpr>(Object))
      return Named->getLocation();
    return Object->getBeginLoc();
  }
  const Expr *Callee = strip(Call.getCallee());
  // An implicit conversion's name is not written.
  if (const auto *Member = dyn_cast<MemberExpr>(Callee))
    return Member->getMemberLoc().isValid() ? Member->getMemberLoc()
                                            : Call.getBeginLoc();
  if (const auto *Named = dyn_cast<DeclRefExpr>(Callee))
    return Named->getLocation();
  return Call.getBeginLoc();
}

const FunctionDecl *functionOf(const NamedDecl *Declaration) {
  if (const auto *Shadow = dyn_cast_or_null<UsingShadowDecl>(Declaration))
    Declaration = Shadow->getTargetDecl();
  if (const auto *Template =
          dyn_cast_or_null<FunctionTemplateDecl>(Declaration))
    return Template->getTemplatedDecl();
  return dyn_cast_or_null<FunctionDecl>(Declaration);
}

/// The type of the object that a member function or operator is called on, as
/// written: before the conversion to the base that declares the member. Null
/// for a call that has no object.
QualType objectType(const CallExpr &Call) {
  const Expr *Object = nullptr;
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call))
    Object = Member->getImplicitObjectArgument();
  else if (isa<CXXOperatorCallExpr>(&Call) &&
           isa_and_nonnull<CXXMethodDecl>(Call.getDirectCallee()))
    Object = Call.getArg(0);
  if (!Object)
    return QualType();
  QualType Type = Object->IgnoreParenImpCasts()->getType();
  return Type->isPointerType() ? Type->getPointeeType() : Type;
}

/// std::ifstream is an alias that users write; std::remove_reference<T>::type
/// and the standard library's internal ones are not.
static bool isForUsers(const TypedefNameDecl &Alias) {
  const auto *Outer = dyn_cast<CXXRecordDecl>(Alias.getDeclContext());
  return !Alias.getDeclContext()->isFunctionOrMethod() &&
         !(Outer && (isa<ClassTemplateSpecializationDecl>(Outer) ||
                     Outer->isDependentContext())) &&
         !llvm::StringRef(qualifiedName(Alias)).contains("::_");
}

std::string typeName(QualType Type) {
  if (const auto *Alias = Type->getAs<TypedefType>();
      Alias && isForUsers(*Alias->getDecl()))
    return qualifiedName(*Alias->getDecl());
  const CXXRecordDecl *Class = classOf(Type);
  return Class ? qualifiedName(*Class) : Type.getAsString();
}

std::string calledName(const CallExpr &Call) {
  const NamedDecl *Called = calledDeclaration(Call);
  if (!Called)
    return "a function pointer";
  const auto *Method = dyn_cast<CXXMethodDecl>(Called);
  if (Method && Method->getParent()->isLambda())
    return "a lambda";
  // std::future<int>::wait is declared in a base that nobody has heard of.
  QualType Object = objectType(Call);
  if (Method && !Object.isNull())
    return typeName(Object) + "::" + simpleName(*Called);
  return qualifiedName(*Called);
}

static bool
tryOverridden(const CXXMethodDecl &Method,
              llvm::function_ref<bool(const CXXRecordDecl &)> TryClass) {
  for (const CXXMethodDecl *Overridden : Method.overridden_methods())
    if (TryClass(*Overridden->getParent()) ||
        tryOverridden(*Overridden, TryClass))
      return true;
  return false;
}

bool anyCalledName(const CallExpr &Call,
                   llvm::function_ref<bool(llvm::StringRef)> MayHold,
                   llvm::function_ref<bool(const std::string &)> Try) {
  const NamedDecl *Called = calledDeclaration(Call);
  if (!Called || !Called->getDeclName())
    return false;
  const std::string Simple = simpleName(*Called);
  if (!MayHold(Simple))
    return false;
  if (Try(qualifiedName(*Called)))
    return true;
  const auto *Method = dyn_cast<CXXMethodDecl>(Called);
  if (!Method)
    return false;
  auto TryClass = [&](const CXXRecordDecl &Class) {
    return Try(qualifiedName(Class) + "::" + Simple);
  };
  if (const CXXRecordDecl *Class = classOf(objectType(Call)))
    if (anyBase(*Class, [&](const CXXRecordDecl &Base) {
          // A base beside the declaring one has another function.
          return (Base.getCanonicalDecl() ==
                      Method->getParent()->getCanonicalDecl() ||
                  Base.isDerivedFrom(Method->getParent())) &&
                 TryClass(Base);
        }))
      return true;
  return tryOverridden(*Method, TryClass);
}

const NamedDecl *findMember(const CXXRecordDecl &Class, llvm::StringRef Name) {
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

bool hasOperator(const CXXRecordDecl &Class, OverloadedOperatorKind Operator) {
  const DeclarationName Name =
      Class.getASTContext().DeclarationNames.getCXXOperatorName(Operator);
  return anyBase(Class, [&](const CXXRecordDecl &Base) {
    return !Base.lookup(Name).empty();
  });
}

bool isUnique(QualType Type) {
  const CXXRecordDecl *Class = Type.getNonReferenceType()->getAsCXXRecordDecl();
  return Class && Class->hasDefinition() &&
         !Class->hasSimpleCopyConstructor() &&
         llvm::none_of(Class->ctors(), [](const CXXConstructorDecl *C) {
           return C->isCopyConstructor() && !C->isDeleted();
         });
}

bool holdsOneOf(QualType Type, const std::vector<std::string> &Names) {
  Type = Type.getNonReferenceType();
  if (isOneOf(Type, Names))
    return true;
  const auto *Instance = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      Type->getAsCXXRecordDecl());
  return Instance &&
         llvm::any_of(Instance->getTemplateArgs().asArray(),
                      [&](const TemplateArgument &Argument) {
                        return Argument.getKind() == TemplateArgument::Type &&
                               holdsOneOf(Argument.getAsType(), Names);
                      });
}

} // namespace async_tidy
