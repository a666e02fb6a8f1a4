// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "HeldTask.h"
#include "TaskFacts.h"
#include "support/blocking/Blocking.h"
#include "support/code/Names.h"
#include "support/coroutines/Awaitable.h"
#include "support/coroutines/Coroutine.h"
#include "support/coroutines/PromiseType.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace async_tidy {

static bool isContainer(const CXXRecordDecl &Class, const AsyncModel &Model) {
  const auto &Containers = Model.facts().get<ContainerFacts>().Containers;
  return Class.getIdentifier() && Containers.mayHold(Class.getName()) &&
         !Containers.find(qualifiedName(Class)).empty();
}

/// A helper that starts its coroutine by itself is nothing to await, though its
/// promise is lazy: what a join gives back for each of its tasks, say.
static bool isForAwaiting(QualType Type, const AsyncType &Task,
                          ASTContext &Context) {
  if (Task.Owner || isAwaitable(Type, Context))
    return true;
  const CXXRecordDecl *Promise = promiseOfReturnType(Type, Context);
  return Promise && canAwait(*Promise, Type, Context);
}

static std::optional<HeldTask> heldBy(QualType Type, AsyncModel &Model,
                                      unsigned Depth) {
  if (Type.isNull() || Type->isDependentType() || Depth == 0)
    return std::nullopt;
  Type = Type.getNonReferenceType().getUnqualifiedType();
  if (std::optional<AsyncType> Task = Model.asyncType(Type)) {
    if (Task->Kind == TaskKind::FireAndForget ||
        Task->Kind == TaskKind::Generator ||
        !isForAwaiting(Type, *Task, Model.context()))
      return std::nullopt;
    return HeldTask{*Task, false};
  }
  auto Contained = [&](QualType Element) -> std::optional<HeldTask> {
    std::optional<HeldTask> Held = heldBy(Element, Model, Depth - 1);
    if (Held)
      Held->IsContainer = true;
    return Held;
  };
  if (const ArrayType *Array = Model.context().getAsArrayType(Type))
    return Contained(Array->getElementType());
  const auto *Class = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      Type->getAsCXXRecordDecl());
  if (!Class || !isContainer(*Class, Model))
    return std::nullopt;
  for (const TemplateArgument &Argument : Class->getTemplateArgs().asArray()) {
    llvm::ArrayRef<TemplateArgument> All = Argument;
    if (Argument.getKind() == TemplateArgument::Pack)
      All = Argument.getPackAsArray();
    for (const TemplateArgument &Each : All)
      if (Each.getKind() == TemplateArgument::Type)
        if (auto Held = Contained(Each.getAsType()))
          return Held;
  }
  return std::nullopt;
}

std::optional<HeldTask> heldTask(QualType Type, AsyncModel &Model) {
  // map<int, vector<optional<task>>>
  return heldBy(Type, Model, /*Depth=*/4);
}

bool needsNoAwait(const CallExpr &Call, AsyncModel &Model) {
  if (Model.hasRole(Call, role::OptOut))
    return true;
  const std::optional<HeldTask> Held = heldTask(Call.getType(), Model);
  return Model.hasRole(Call, role::Spawn) && Held &&
         Held->Type.Kind != TaskKind::Lazy;
}

bool isLock(const Expr &Source, const AsyncModel &Model) {
  const auto *Call = dyn_cast<CallExpr>(&Source);
  return Call && Model.hasRole(*Call, role::Lock);
}

const ValueDecl *movedLocal(const Expr *E) {
  const auto *Call = dyn_cast_or_null<CallExpr>(strip(E));
  if (!Call || !Call->isCallToStdMove())
    return nullptr;
  const auto *Named = dyn_cast<DeclRefExpr>(strip(Call->getArg(0)));
  if (!Named)
    return nullptr;
  if (isa<BindingDecl>(Named->getDecl()))
    return Named->getDecl();
  const auto *Variable = dyn_cast<VarDecl>(Named->getDecl());
  return Variable && Variable->isLocalVarDecl() && Variable->hasLocalStorage()
             ? Variable
             : nullptr;
}

/// std::exchange(task, {}), queue.pop(): what is returned was held before.
static bool takesHeldOne(const CallExpr &Call, AsyncModel &Model) {
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call)) {
    auto Object =
        heldTask(Member->getImplicitObjectArgument()->getType(), Model);
    if (Object && Object->IsContainer)
      return true;
  }
  const FunctionDecl *Called = Call.getDirectCallee();
  if (!Called || isa<CXXOperatorCallExpr>(Call))
    return false;
  for (unsigned I = 0; I != std::min(Call.getNumArgs(), Called->getNumParams());
       ++I) {
    QualType Parameter = Called->getParamDecl(I)->getType();
    if (Parameter->isLValueReferenceType() &&
        !Parameter->getPointeeType().isConstQualified() &&
        heldTask(Parameter, Model))
      return true;
  }
  return false;
}

bool givesEndedTasks(const Expr &E, AsyncModel &Model) {
  if (const auto *Call = dyn_cast<CallExpr>(&E)) {
    const BlockingFact *Fact = Model.get<Blocking>().ofCall(*Call);
    return Fact && Fact->isSyncRunner();
  }
  const auto *Join = dyn_cast_or_null<CallExpr>(
      isa<CoawaitExpr>(E) ? awaitedOperand(E) : nullptr);
  return Join && Model.hasRole(*Join, role::Join);
}

const Expr *madeTask(const Expr *Init, AsyncModel &Model) {
  if (!Init)
    return nullptr;
  const Expr *E = strip(Init);
  while (const auto *Cast = dyn_cast<ExplicitCastExpr>(E))
    E = strip(Cast->getSubExpr());
  if (E->isTypeDependent() || givesEndedTasks(*E, Model))
    return nullptr;
  if (const auto *Call = dyn_cast<CallExpr>(E)) {
    if (movedLocal(Call))
      return heldTask(Call->getType(), Model) ? Call : nullptr;
    if (!Call->isPRValue() || !heldTask(Call->getType(), Model) ||
        needsNoAwait(*Call, Model) || takesHeldOne(*Call, Model))
      return nullptr;
    return Call;
  }
  if (isa<CoawaitExpr>(E))
    return E->isPRValue() && heldTask(E->getType(), Model) ? E : nullptr;
  if (const auto *Choice = dyn_cast<ConditionalOperator>(E)) {
    const Expr *Made = madeTask(Choice->getTrueExpr(), Model);
    return Made ? Made : madeTask(Choice->getFalseExpr(), Model);
  }
  auto AnyOf = [&](auto &&Parts) -> const Expr * {
    for (const Expr *Part : Parts)
      if (const Expr *Made = madeTask(Part, Model))
        return Made;
    return nullptr;
  };
  if (const auto *List = dyn_cast<CXXStdInitializerListExpr>(E))
    return madeTask(List->getSubExpr(), Model);
  if (const auto *List = dyn_cast<InitListExpr>(E))
    return AnyOf(List->inits());
  if (const auto *List = dyn_cast<CXXParenListInitExpr>(E))
    return AnyOf(List->getInitExprs());
  if (const auto *Construction = dyn_cast<CXXConstructExpr>(E))
    return AnyOf(Construction->arguments());
  return nullptr;
}

/// \p Declared, of the pattern of \p Class, in the instance that \p Type names
/// and that the unit does not hold.
static QualType inInstance(QualType Declared, QualType Type) {
  const auto *Parameter = Declared->getAs<TemplateTypeParmType>();
  if (!Parameter)
    return Declared->isDependentType() ? QualType() : Declared;
  const auto *Instance = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      Type->getAsCXXRecordDecl());
  if (!Instance || Parameter->getIndex() >= Instance->getTemplateArgs().size())
    return QualType();
  const TemplateArgument &Argument =
      Instance->getTemplateArgs()[Parameter->getIndex()];
  return Argument.getKind() == TemplateArgument::Type ? Argument.getAsType()
                                                      : QualType();
}

static QualType resumeType(QualType Awaiter) {
  const CXXRecordDecl *Class = classOf(Awaiter);
  QualType Found;
  if (!Class || !Class->hasDefinition())
    return Found;
  IdentifierInfo &Id = Class->getASTContext().Idents.get("await_resume");
  anyBase(*Class, [&](const CXXRecordDecl &Base) {
    for (const NamedDecl *Member : Base.lookup(&Id))
      if (const auto *Method = dyn_cast<CXXMethodDecl>(Member))
        if (!Method->getReturnType()->isUndeducedType())
          Found = inInstance(Method->getReturnType(), Awaiter);
    return !Found.isNull();
  });
  return Found;
}

AwaitResult awaitResult(QualType Type, ASTContext &Context) {
  Type = Type.getNonReferenceType();
  const CXXRecordDecl *Class = classOf(Type);
  if (!Class || !Class->hasDefinition())
    return {};
  QualType Found = resumeType(Type);
  if (Found.isNull())
    anyBase(*Class, [&](const CXXRecordDecl &Base) {
      for (const NamedDecl *Member :
           Base.lookup(Context.DeclarationNames.getCXXOperatorName(OO_Coawait)))
        if (const auto *Method = dyn_cast<CXXMethodDecl>(Member))
          Found = resumeType(Method->getReturnType());
      return !Found.isNull();
    });
  if (!Found.isNull())
    return {Found->isVoidType() ? AwaitResult::Kind::Void
                                : AwaitResult::Kind::Value,
            Found};
  const CXXRecordDecl *Promise = promiseOfReturnType(Type, Context);
  // A pattern's specialisations may tell another thing.
  if (Promise && !Promise->isDependentContext()) {
    if (hasMember(*Promise, "return_void"))
      return {AwaitResult::Kind::Void, Context.VoidTy};
    if (hasMember(*Promise, "return_value"))
      return {AwaitResult::Kind::Value, QualType()};
  }
  return {};
}

} // namespace async_tidy
