// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "DestructorTasks.h"
#include "DanglingArguments.h"
#include "OwnWork.h"
#include "ParameterLife.h"
#include "TaskFate.h"
#include "ThisUse.h"
#include "support/blocking/Blocking.h"
#include "support/code/Bodies.h"
#include "support/code/ClassBodies.h"
#include "support/code/Names.h"
#include "support/facts/CallConditions.h"
#include "support/tasks/TaskFacts.h"
#include "support/tasks/TaskSource.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace async_tidy {

namespace {

/// Whether \p Argument, given to a parameter of type \p Type, refers to this
/// object or a part of it: this, *this, name_, &name_.
bool refersToThis(const Expr &Argument, QualType Type) {
  const Expr *E = strip(&Argument);
  if (isa<CXXThisExpr>(E))
    return true;
  if (const auto *Unary = dyn_cast<UnaryOperator>(E)) {
    if (Unary->getOpcode() == UO_Deref)
      return Type->isReferenceType() &&
             isa<CXXThisExpr>(strip(Unary->getSubExpr()));
    if (Unary->getOpcode() != UO_AddrOf)
      return false;
    E = strip(Unary->getSubExpr());
  } else if (!Type->isReferenceType()) {
    return false;
  }
  while (const auto *Member = dyn_cast<MemberExpr>(E)) {
    const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl());
    if (!Field || Field->getType()->isReferenceType())
      return false;
    E = strip(Member->getBase());
    if (isa<CXXThisExpr>(E))
      return true;
    // impl_->name is another object's.
    if (Member->isArrow())
      return false;
  }
  return false;
}

/// Whether \p Object dies with this one: itself, a member, or what a
/// std::unique_ptr that is one holds.
bool isOwnPart(const Expr &Object, const ASTContext &Context) {
  const Expr *E = strip(&Object);
  if (const auto *Arrow = dyn_cast<CXXOperatorCallExpr>(E);
      Arrow &&
      (Arrow->getOperator() == OO_Arrow || Arrow->getOperator() == OO_Star)) {
    E = strip(Arrow->getArg(0));
    const CXXRecordDecl *Holder = classOf(E->getType());
    if (!Holder || qualifiedName(*Holder) != "std::unique_ptr")
      return false;
  }
  return refersToThis(*E, Context.getLValueReferenceType(E->getType()));
}

class Finder {
public:
  Finder(const CXXRecordDecl &Class, AsyncModel &Model)
      : Class(Class), Model(Model) {}

  void read(const FunctionDecl &Function, const CallExpr *Through) {
    In = &Function;
    Call = Through;
    if (!destructorWaits(Class, Model))
      findLeft();
    findWaitedFor();
  }

  std::vector<DestructorTask> Found;

private:
  void add(DestructorTask::Kind What, const Expr &At, std::string Name,
           SourceLocation Use = {}) {
    Found.push_back({What, &At, std::move(Name), Use, In, Call});
  }

  void findLeft() {
    const TaskFates Tasks = taskFates(*In, Model);
    for (const LastingTask &Task : Tasks.Lasting)
      if (const TaskFate &Fate = Task.Fates.front(); isLeft(Fate, *Task.Maker))
        if (const auto Use = lateUse(*Task.Maker, Fate))
          add(DestructorTask::Kind::Left, *Task.Maker,
              isa<CXXOperatorCallExpr>(Task.Maker) ? ""
                                                   : calledName(*Task.Maker),
              *Use);
    for (const SpawnedLambda &Each : Tasks.Spawned)
      if (!isOfOwnMember(*Each.Spawn))
        if (const auto Use = lateUse(Each))
          add(DestructorTask::Kind::Left, *Each.Lambda, "", *Use);
  }

  /// Whether the task goes on where the destructor has ended.
  bool isLeft(const TaskFate &Fate, const CallExpr &Maker) const {
    if (Fate.What == TaskFate::Kind::Dropped)
      return runsOnDropped(Maker, Model);
    const auto *Spawn = dyn_cast<CallExpr>(Fate.At);
    return Fate.What == TaskFate::Kind::Spawned && Spawn &&
           !isOfOwnMember(*Spawn);
  }

  bool beginsLater(QualType Type, const TaskFate &Fate) const {
    const auto Task = Model.asyncType(Type);
    return Task && Task->Kind == TaskKind::Lazy &&
           !beginsAtOnce(Fate, *In, Model);
  }

  std::optional<SourceLocation> lateUseOf(const CXXMethodDecl &Coroutine,
                                          bool BeginsLater) const {
    if (!coroutineBody(Coroutine))
      return std::nullopt;
    // Of a lambda that is this object.
    const CXXRecordDecl &Object =
        Coroutine.getParent()->isLambda() ? Class : *Coroutine.getParent();
    const auto Use = lateThisUse(Coroutine, Object, BeginsLater, Model);
    return Use ? std::optional(Use->At->getExprLoc()) : std::nullopt;
  }

  /// Where the coroutine that \p Maker calls uses the object when that is gone.
  std::optional<SourceLocation> lateUse(const CallExpr &Maker,
                                        const TaskFate &Fate) {
    const FunctionDecl *Callee = programCallee(Maker, Model);
    const FunctionDecl *Defined = Callee ? Callee->getDefinition() : nullptr;
    if (!Defined || !coroutineBody(*Defined))
      return std::nullopt;
    const bool BeginsLater = beginsLater(Defined->getReturnType(), Fate);
    const auto *Member = dyn_cast<CXXMemberCallExpr>(&Maker);
    const auto *Method = dyn_cast<CXXMethodDecl>(Defined);
    if (Member && Method)
      return isOwnPart(*Member->getImplicitObjectArgument(), Model.context())
                 ? lateUseOf(*Method, BeginsLater)
                 : std::nullopt;
    // [this]() -> task<> { ... }()
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Maker);
        Operator && Method && Method->getParent()->isLambda())
      return capturesThis(*Method->getParent())
                 ? lateUseOf(*Method, BeginsLater)
                 : std::nullopt;
    return lateUseOfParameters(Maker, *Defined, BeginsLater);
  }

  static bool capturesThis(const CXXRecordDecl &Lambda) {
    return llvm::any_of(Lambda.captures(), [](const LambdaCapture &Taken) {
      return Taken.getCaptureKind() == LCK_This;
    });
  }

  std::optional<SourceLocation> lateUseOfParameters(const CallExpr &Maker,
                                                    const FunctionDecl &Callee,
                                                    bool BeginsLater) {
    llvm::SmallVector<unsigned, 2> Referring;
    forEachArgument(Maker,
                    [&](const Expr &Argument, unsigned Index, QualType Type) {
                      if (refersToThis(Argument, Type))
                        Referring.push_back(Index);
                    });
    if (Referring.empty())
      return std::nullopt;
    const auto Life = parameterLife(Callee, taskFates(Callee, Model), Model);
    if (!Life)
      return std::nullopt;
    for (const ParameterUse &Use : Life->Uses)
      if (Use.Usr.empty() && llvm::is_contained(Referring, Use.Parameter) &&
          (BeginsLater || Life->IsEager || Use.IsPastStart))
        return Callee.getParamDecl(Use.Parameter)->getLocation();
    return std::nullopt;
  }

  /// [this]() -> task<> { ... } and [this] { return close(); }
  std::optional<SourceLocation> lateUse(const SpawnedLambda &Each) {
    const TaskFate Fate = {TaskFate::Kind::Spawned, Each.Spawn, nullptr};
    const CXXMethodDecl &Operator = *Each.Lambda->getCallOperator();
    if (!capturesThis(*Each.Lambda->getLambdaClass()) ||
        Operator.isDependentContext())
      return std::nullopt;
    if (coroutineBody(Operator))
      return lateUseOf(Operator, beginsLater(Operator.getReturnType(), Fate));
    for (const LastingTask &Task : taskFates(Operator, Model).Lasting)
      if (Task.Fates.front().What == TaskFate::Kind::Returned)
        if (const auto Use = lateUse(*Task.Maker, Fate))
          return Use;
    return std::nullopt;
  }

  void findWaitedFor() {
    // What runs the work, or ends with its threads, is the object's own.
    for (const FieldDecl *Field : Class.fields())
      if (!Field->getType()->isReferenceType() &&
          Model.get<Blocking>().ofDestruction(ownedBy(*Field)))
        return;
    llvm::SmallVector<std::pair<const CallExpr *, const CallExpr *>, 2> Waits;
    for (const CodePlace &P : Model.bodyOf(*In)->places()) {
      const auto *Wait = dyn_cast<CallExpr>(P.Of);
      const BlockingFact *Fact =
          Wait ? Model.get<Blocking>().ofCall(*Wait) : nullptr;
      if (!Fact)
        continue;
      // It runs the loop, or another thread does, whose end it waits for.
      if (Fact->Operation == "run-loop" || Fact->Operation == "join-thread")
        return;
      if (const CallExpr *Task = waitedFor(*Wait, *Fact))
        Waits.push_back({Wait, Task});
    }
    for (const auto &[Wait, Task] : Waits)
      add(DestructorTask::Kind::WaitedFor, *Wait, calledName(*Task));
  }

  /// The type of what the member is, or a standard smart pointer in it holds.
  QualType ownedBy(const FieldDecl &Field) const {
    const auto *Holder = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
        classOf(Field.getType()));
    return Holder && Holder->isInStdNamespace() &&
                   (Holder->getName() == "unique_ptr" ||
                    Holder->getName() == "shared_ptr")
               ? Holder->getTemplateArgs().get(0).getAsType()
               : Field.getType();
  }

  /// What makes the task for which \p Wait blocks, where a coroutine is one.
  const CallExpr *waitedFor(const CallExpr &Wait,
                            const BlockingFact &Fact) const {
    const auto *Member = dyn_cast<CXXMemberCallExpr>(&Wait);
    // What is called may be an object: blockingWait(close())
    const Expr *Of = Fact.isSyncRunner()
                         ? WrittenArguments(Wait).get(ArgumentRef{0})
                     : Member ? Member->getImplicitObjectArgument()
                              : nullptr;
    const auto *Maker = Of ? dyn_cast_or_null<CallExpr>(makerOf(*Of)) : nullptr;
    if (!Maker)
      return nullptr;
    const auto Started = startedBy(*Of, Model);
    if (!Started.empty() &&
        llvm::all_of(Started, [&](const FunctionDecl *Function) {
          return coroutineBody(*Function) &&
                 Model.bodyOf(*Function)->suspensionPoints().empty();
        }))
      return nullptr;
    if (Fact.isSyncRunner())
      return Maker;
    // co_spawn(executor, close(), use_future).get()
    const bool IsTask = Model.hasRole(*Maker, role::Spawn) ||
                        Model.asyncType(Maker->getType()).has_value();
    return IsTask ? Maker : nullptr;
  }

  const CXXRecordDecl &Class;
  AsyncModel &Model;
  const FunctionDecl *In = nullptr;
  const CallExpr *Call = nullptr;
};

} // namespace

/// Whether \p Called is a private function of its class that only \p Caller
/// names.
static bool isOnlyCalledBy(const CXXMethodDecl &Called,
                           const FunctionDecl &Caller, AsyncModel &Model) {
  if (Called.getAccess() != AS_private || Called.isVirtual())
    return false;
  const auto Bodies = bodiesOf(*Called.getParent());
  return Bodies && llvm::none_of(*Bodies, [&](const FunctionDecl *Function) {
           return Function != &Caller &&
                  llvm::any_of(Model.bodyOf(*Function)->places(),
                               [&](const CodePlace &P) {
                                 const auto *Call = dyn_cast<CallExpr>(P.Of);
                                 const auto *Named =
                                     dyn_cast<DeclRefExpr>(P.Of);
                                 const Decl *Other = Call
                                                         ? Call->getCalleeDecl()
                                                     : Named ? Named->getDecl()
                                                             : nullptr;
                                 return Other && Other->getCanonicalDecl() ==
                                                     Called.getCanonicalDecl();
                               });
         });
}

std::vector<DestructorTask> destructorTasks(const CXXDestructorDecl &Destructor,
                                            AsyncModel &Model) {
  Finder Search(*Destructor.getParent(), Model);
  Search.read(Destructor, nullptr);
  for (const CodePlace &P : Model.bodyOf(Destructor)->places()) {
    const auto *Call = dyn_cast<CXXMemberCallExpr>(P.Of);
    const CXXMethodDecl *Method = Call ? Call->getMethodDecl() : nullptr;
    if (const FunctionDecl *Defined =
            Method ? Method->getDefinition() : nullptr;
        Defined && Defined->hasBody() && !coroutineBody(*Defined) &&
        isa<CXXThisExpr>(strip(Call->getImplicitObjectArgument())) &&
        isOnlyCalledBy(*Method, Destructor, Model))
      Search.read(*Defined, Call);
  }
  return std::move(Search.Found);
}

} // namespace async_tidy
