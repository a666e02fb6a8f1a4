// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "PromiseType.h"
#include "Coroutine.h"
#include "support/code/CodeVisitor.h"
#include "support/code/Names.h"
#include "support/facts/TemplateMatch.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace async_tidy {

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

using Promises = llvm::SmallVector<const CXXRecordDecl *, 2>;

/// One for each instance that \p Type fits, else for each specialisation: they
/// may differ by what else a coroutine is given.
///     template <class T, class... A>
///     struct std::coroutine_traits<result<T>, executor_tag, A...>
static Promises promisesByTraits(QualType Type, ASTContext &Context) {
  const ClassTemplateDecl *Traits = coroutineTraits(Context);
  Promises Found;
  if (!Traits)
    return Found;
  for (const ClassTemplateSpecializationDecl *Instance :
       Traits->specializations()) {
    const TemplateArgument &First = Instance->getTemplateArgs()[0];
    if (First.getKind() == TemplateArgument::Type &&
        Context.hasSameType(First.getAsType(), Type))
      if (const CXXRecordDecl *Definition = Instance->getDefinition())
        if (const CXXRecordDecl *Promise = promiseMember(*Definition))
          Found.push_back(Promise);
  }
  if (!Found.empty())
    return Found;
  // template <class T, class... A> struct coroutine_traits<task<T>, A...>
  llvm::SmallVector<ClassTemplatePartialSpecializationDecl *, 8> Partials;
  const_cast<ClassTemplateDecl *>(Traits)->getPartialSpecializations(Partials);
  for (const ClassTemplatePartialSpecializationDecl *Partial : Partials) {
    const TemplateArgument &First = Partial->getTemplateArgs()[0];
    if (First.getKind() == TemplateArgument::Type &&
        !First.getAsType()->isTemplateTypeParmType() &&
        fitsPattern(First.getAsType(), Type, Context))
      if (const CXXRecordDecl *Promise = promiseMember(*Partial))
        Found.push_back(Promise);
  }
  return Found;
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
    const ClassTemplateDecl *Template =
        Instance ? Instance->getSpecializedTemplate() : nullptr;
    while (Template && Template->getInstantiatedFromMemberTemplate())
      Template = Template->getInstantiatedFromMemberTemplate();
    const CXXRecordDecl *Found = Template ? Template->getTemplatedDecl() : &Of;
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

static Promises promisesOf(QualType Type, ASTContext &Context) {
  const CXXRecordDecl *Class = classOf(Type);
  if (!Class || !Class->hasDefinition())
    return {};
  Promises Found;
  if (const CXXRecordDecl *Promise = promiseMember(*Class))
    Found = {Promise};
  else
    Found = promisesByTraits(Type.getNonReferenceType().getUnqualifiedType(),
                             Context);
  llvm::erase_if(Found, [&](const CXXRecordDecl *Promise) {
    return !returns(*Promise, *Class);
  });
  return Found;
}

const CXXRecordDecl *promiseOfReturnType(QualType Type, ASTContext &Context) {
  const Promises Found = promisesOf(Type, Context);
  return Found.empty() ? nullptr : Found.front();
}

/// The class whose template arguments hold for members of \p Class: the task's
/// where it is the pattern of one of its member classes, which the unit has not
/// needed yet.
static const CXXRecordDecl &scopeOf(const CXXRecordDecl &Class,
                                    const CXXRecordDecl &Task) {
  const CXXRecordDecl *Pattern = Task.getTemplateInstantiationPattern();
  if (Pattern && Class.isDependentContext())
    for (const DeclContext *C = &Class; C; C = C->getParent())
      if (const auto *Outer = dyn_cast<CXXRecordDecl>(C);
          Outer && Outer->getCanonicalDecl() == Pattern->getCanonicalDecl())
        return Task;
  return Class;
}

/// What \p Instance, a class or a member class of template instances, was given
/// for a template parameter; null where it is no instance.
static const TemplateArgument *argumentOf(const CXXRecordDecl &Instance,
                                          unsigned Depth, unsigned Index) {
  llvm::SmallVector<const TemplateArgumentList *, 2> Levels;
  for (const DeclContext *C = &Instance; C; C = C->getParent())
    if (const auto *Class = dyn_cast<ClassTemplateSpecializationDecl>(C))
      Levels.insert(Levels.begin(), &Class->getTemplateInstantiationArgs());
  return Depth < Levels.size() && Index < Levels[Depth]->size()
             ? &Levels[Depth]->get(Index)
             : nullptr;
}

/// The value of \p E, written in the pattern of \p Instance: IsLazy, !IsLazy,
/// Start == start::lazy.
static std::optional<llvm::APSInt> constantIn(const Expr &E,
                                              const CXXRecordDecl &Instance) {
  const Expr *Bare = strip(&E);
  Expr::EvalResult Result;
  if (!Bare->isValueDependent())
    return Bare->EvaluateAsInt(Result, Instance.getASTContext())
               ? std::optional(Result.Val.getInt())
               : std::nullopt;
  if (const auto *Named = dyn_cast<DeclRefExpr>(Bare)) {
    const auto *Parameter = dyn_cast<NonTypeTemplateParmDecl>(Named->getDecl());
    const TemplateArgument *Given =
        Parameter
            ? argumentOf(Instance, Parameter->getDepth(), Parameter->getIndex())
            : nullptr;
    return Given && Given->getKind() == TemplateArgument::Integral
               ? std::optional(Given->getAsIntegral())
               : std::nullopt;
  }
  auto Truth = [](bool Value) {
    return llvm::APSInt(llvm::APInt(1, Value), true);
  };
  if (const auto *Not = dyn_cast<UnaryOperator>(Bare);
      Not && Not->getOpcode() == UO_LNot) {
    const auto Inner = constantIn(*Not->getSubExpr(), Instance);
    return Inner ? std::optional(Truth(Inner->isZero())) : std::nullopt;
  }
  const auto *Comparison = dyn_cast<BinaryOperator>(Bare);
  if (!Comparison || !Comparison->isEqualityOp())
    return std::nullopt;
  const auto Left = constantIn(*Comparison->getLHS(), Instance);
  const auto Right = constantIn(*Comparison->getRHS(), Instance);
  if (!Left || !Right)
    return std::nullopt;
  return Truth((llvm::APSInt::compareValues(*Left, *Right) == 0) ==
               (Comparison->getOpcode() == BO_EQ));
}

namespace {
/// The operand of the only return statement of a member function of
/// \c Instance, whose pattern it may be.
class OnlyReturn : public CodeVisitor {
  using Base = CodeVisitor;

public:
  explicit OnlyReturn(const CXXRecordDecl &Instance) : Instance(Instance) {}

  bool VisitReturnStmt(ReturnStmt *Return) override {
    ++Count;
    Value = Return->getRetValue();
    return true;
  }
  bool TraverseIfStmt(IfStmt *If) override {
    const auto Taken =
        If->isConstexpr() ? constantIn(*If->getCond(), Instance) : std::nullopt;
    if (!Taken)
      return Base::TraverseIfStmt(If);
    return TraverseStmt(Taken->isZero() ? If->getElse() : If->getThen());
  }
  bool TraverseLambdaExpr(LambdaExpr *) override { return true; }

  const Expr *Value = nullptr;
  unsigned Count = 0;

private:
  const CXXRecordDecl &Instance;
};
} // namespace

static const Expr *onlyReturnValue(const FunctionDecl &Function,
                                   const CXXRecordDecl &Instance) {
  const FunctionDecl *Definition = nullptr;
  const Stmt *Body = Function.getBody(Definition);
  // A member of a class template instance has no body until it is called.
  if (!Body)
    if (const FunctionDecl *Pattern =
            Function.getTemplateInstantiationPattern())
      Body = Pattern->getBody();
  if (!Body)
    return nullptr;
  OnlyReturn Finder(Instance);
  Finder.TraverseStmt(const_cast<Stmt *>(Body));
  return Finder.Count == 1 ? Finder.Value : nullptr;
}

namespace {
/// Counts what an awaiter does with the coroutine's handle beside keeping it.
class HandleUse : public CodeVisitor {
public:
  explicit HandleUse(const ParmVarDecl &Handle) : Handle(Handle) {}

  bool VisitDeclRefExpr(DeclRefExpr *Named) override {
    Other += Named->getDecl() == &Handle;
    return true;
  }
  // waiting_ = handle
  bool VisitCXXOperatorCallExpr(CXXOperatorCallExpr *Call) override {
    if (Call->isAssignmentOp() && isHandle(Call->getArg(1)))
      --Other;
    return true;
  }
  bool VisitCXXMemberCallExpr(CXXMemberCallExpr *Call) override {
    const CXXMethodDecl *Method = Call->getMethodDecl();
    if (Method && Method->getIdentifier() && Method->isConst() &&
        llvm::is_contained({"address", "done", "promise"}, Method->getName()) &&
        isHandle(Call->getImplicitObjectArgument()))
      --Other;
    return true;
  }

  int Other = 0;

private:
  bool isHandle(const Expr *E) const {
    const auto *Named = dyn_cast<DeclRefExpr>(strip(E));
    return Named && Named->getDecl() == &Handle;
  }

  const ParmVarDecl &Handle;
};
} // namespace

/// What a derivation of std::suspend_always does that suspends in a way of its
/// own: it may hand the coroutine to whoever runs it at once.
///     void await_suspend(std::coroutine_handle<> h) { pool.post(h); }
static PromiseStart startBySuspending(const CXXRecordDecl &Awaiter) {
  const FunctionDecl *Suspend =
      functionOf(findMember(Awaiter, "await_suspend"));
  const auto *Owner =
      Suspend ? dyn_cast<CXXRecordDecl>(Suspend->getDeclContext()) : nullptr;
  if (!Owner || llvm::StringRef(qualifiedName(*Owner)).starts_with("std::"))
    return {TaskKind::Lazy, /*IsProven=*/true};
  const FunctionDecl *Pattern = Suspend->getTemplateInstantiationPattern();
  const FunctionDecl *Defined = Suspend->getDefinition();
  if (!Defined && Pattern)
    Defined = Pattern->getDefinition();
  if (!Defined || Defined->getNumParams() == 0)
    return {};
  HandleUse Uses(*Defined->getParamDecl(0));
  Uses.TraverseStmt(Defined->getBody());
  return {Uses.Other == 0 ? TaskKind::Lazy : TaskKind::Unknown,
          /*IsProven=*/false};
}

static PromiseStart startByAwaiter(const CXXRecordDecl &Awaiter,
                                   const CXXRecordDecl &Task) {
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
  if (Start.Kind == TaskKind::Lazy)
    return startBySuspending(Awaiter);
  Start.IsProven = Start.Kind != TaskKind::Unknown;
  if (Start.IsProven)
    return Start;
  // What await_ready always says, where it always says one thing.
  const FunctionDecl *Ready = functionOf(findMember(Awaiter, "await_ready"));
  const CXXRecordDecl &Scope = scopeOf(Awaiter, Task);
  const Expr *Value = Ready ? onlyReturnValue(*Ready, Scope) : nullptr;
  if (const auto IsReady = Value ? constantIn(*Value, Scope) : std::nullopt)
    Start.Kind = IsReady->isZero() ? TaskKind::Lazy : TaskKind::Eager;
  return Start;
}

/// The class that \p Type, written in the pattern of \p Instance, names: Start,
/// std::conditional_t<IsLazy, std::suspend_always, std::suspend_never>.
static const CXXRecordDecl *classIn(QualType Type,
                                    const CXXRecordDecl &Instance) {
  if (const auto *Parameter = Type->getAs<TemplateTypeParmType>()) {
    const TemplateArgument *Given =
        argumentOf(Instance, Parameter->getDepth(), Parameter->getIndex());
    return Given && Given->getKind() == TemplateArgument::Type
               ? classOf(Given->getAsType())
               : nullptr;
  }
  const auto *Choice = Type->getAs<TemplateSpecializationType>();
  const TemplateDecl *Template =
      Choice ? Choice->getTemplateName().getAsTemplateDecl() : nullptr;
  if (!Template || qualifiedName(*Template) != "std::conditional_t")
    return classOf(Type);
  const auto Arguments = Choice->template_arguments();
  if (Arguments.size() != 3 ||
      Arguments[0].getKind() != TemplateArgument::Expression ||
      Arguments[1].getKind() != TemplateArgument::Type ||
      Arguments[2].getKind() != TemplateArgument::Type)
    return classOf(Type);
  const auto Taken = constantIn(*Arguments[0].getAsExpr(), Instance);
  return Taken
             ? classIn(Arguments[Taken->isZero() ? 2 : 1].getAsType(), Instance)
             : nullptr;
}

static PromiseStart startOf(const CXXRecordDecl &Promise,
                            const CXXRecordDecl &Task) {
  const FunctionDecl *Start =
      functionOf(findMember(Promise, "initial_suspend"));
  const auto *Owner =
      Start ? dyn_cast<CXXRecordDecl>(Start->getDeclContext()) : nullptr;
  if (!Owner)
    return {};
  const CXXRecordDecl &Scope = scopeOf(*Owner, Task);
  if (const CXXRecordDecl *Awaiter = classIn(Start->getReturnType(), Scope))
    return startByAwaiter(*Awaiter, Task);
  // auto initial_suspend() { return std::suspend_always{}; }
  const Expr *Value = onlyReturnValue(*Start, Scope);
  const CXXRecordDecl *Awaiter =
      Value ? classIn(Value->getType(), Scope) : nullptr;
  return Awaiter ? startByAwaiter(*Awaiter, Task) : PromiseStart();
}

PromiseStart startOf(QualType Type, ASTContext &Context) {
  std::optional<PromiseStart> Found;
  for (const CXXRecordDecl *Promise : promisesOf(Type, Context)) {
    const PromiseStart Start = startOf(*Promise, *classOf(Type));
    if (Found && Found->Kind != Start.Kind)
      return {};
    Found = {Start.Kind, Start.IsProven && (!Found || Found->IsProven)};
  }
  return Found.value_or(PromiseStart());
}

} // namespace async_tidy
