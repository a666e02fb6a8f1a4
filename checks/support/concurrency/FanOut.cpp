// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "FanOut.h"
#include "ConcurrencyFacts.h"
#include "support/blocking/Blocking.h"
#include "support/code/Names.h"
#include "support/code/OwnCodeVisitor.h"
#include "support/coroutines/Coroutine.h"
#include "support/facts/CallConditions.h"
#include "support/tasks/TaskFacts.h"
#include "support/tasks/TaskSource.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace async_tidy {

namespace {

class Finder : public OwnCodeVisitor {
  using Base = OwnCodeVisitor;

public:
  Finder(const FunctionDecl &Function, AsyncModel &Model, FanOutScope Scope)
      : OwnCodeVisitor(Model.context()), Function(Function), Model(Model),
        Scope(Scope) {}

  bool TraverseForStmt(ForStmt *Loop) override {
    return TraverseStmt(Loop->getInit()) && within(Loop, [&] {
             return TraverseStmt(Loop->getCond()) &&
                    TraverseStmt(Loop->getInc()) &&
                    TraverseStmt(Loop->getBody());
           });
  }
  bool TraverseWhileStmt(WhileStmt *Loop) override {
    return within(Loop, [&] { return Base::TraverseWhileStmt(Loop); });
  }
  bool TraverseDoStmt(DoStmt *Loop) override {
    return within(Loop, [&] { return Base::TraverseDoStmt(Loop); });
  }
  bool TraverseCXXForRangeStmt(CXXForRangeStmt *Loop) override {
    return TraverseStmt(Loop->getInit()) &&
           TraverseStmt(Loop->getRangeInit()) &&
           within(Loop, [&] { return TraverseStmt(Loop->getBody()); });
  }

  bool TraverseCallExpr(CallExpr *Call) override {
    return call(Call, [&] { return Base::TraverseCallExpr(Call); });
  }
  bool TraverseCXXMemberCallExpr(CXXMemberCallExpr *Call) override {
    const ValueDecl *Into = containerOf(Call->getImplicitObjectArgument());
    llvm::SaveAndRestore Guard(Holder, Into ? Into : Holder);
    return call(Call, [&] { return Base::TraverseCXXMemberCallExpr(Call); });
  }
  bool TraverseCXXOperatorCallExpr(CXXOperatorCallExpr *Call) override {
    // tasks[i] = fetch(url), urls | std::views::transform(fetch)
    const bool Assigns = Call->isAssignmentOp();
    const ValueDecl *Into = Assigns ? containerOf(Call->getArg(0)) : nullptr;
    llvm::SaveAndRestore Guard(Holder, Into ? Into : Holder);
    if (Call->getOperator() != OO_Pipe || Call->getNumArgs() != 2)
      return call(Call,
                  [&] { return Base::TraverseCXXOperatorCallExpr(Call); });
    if (!TraverseStmt(Call->getArg(0)))
      return false;
    llvm::SaveAndRestore Pipe(Piped,
                              static_cast<const Expr *>(Call->getArg(0)));
    return TraverseStmt(Call->getArg(1));
  }

  bool TraverseCoawaitExpr(CoawaitExpr *Await) override {
    return awaited(Await->getOperand());
  }
  bool TraverseDependentCoawaitExpr(DependentCoawaitExpr *Await) override {
    return awaited(Await->getOperand());
  }

  bool TraverseVarDecl(VarDecl *Variable) override {
    llvm::SaveAndRestore Guard(Holder,
                               static_cast<const ValueDecl *>(Variable));
    return Base::TraverseVarDecl(Variable);
  }

  bool TraverseLambdaExpr(LambdaExpr *Lambda) override {
    if (!Base::TraverseLambdaExpr(Lambda))
      return false;
    if (!RunHere.contains(Lambda) || isa<CoroutineBodyStmt>(Lambda->getBody()))
      return true;
    llvm::SaveAndRestore Keep(Anchor, Anchor ? Anchor : Lambda);
    llvm::SaveAndRestore NoAwait(IsAwaited, false);
    llvm::SaveAndRestore NoHolder(Holder,
                                  static_cast<const ValueDecl *>(nullptr));
    if (const FunctionTemplateDecl *Generic =
            Lambda->getDependentCallOperator()) {
      for (const FunctionDecl *Instance : Generic->specializations())
        if (!TraverseStmt(Instance->getBody()))
          return false;
      return true;
    }
    return TraverseStmt(Lambda->getBody());
  }

  std::vector<TaskStart> Found;

private:
  template <typename Next> bool within(Stmt *Loop, Next Traverse) {
    Within.push_back({Loop, {}});
    const bool Goes = Traverse();
    Within.pop_back();
    return Goes;
  }

  bool awaited(Expr *Operand) {
    llvm::SaveAndRestore Guard(IsAwaited, true);
    llvm::SaveAndRestore NoHolder(Holder,
                                  static_cast<const ValueDecl *>(nullptr));
    return TraverseStmt(Operand);
  }

  /// The variable or member that \p Object is or is a part of, where it is a
  /// container of tasks.
  const ValueDecl *containerOf(const Expr *Object) {
    const Expr *E = strip(Object);
    while (true) {
      if (const auto *Index = dyn_cast<CXXOperatorCallExpr>(E);
          Index && (Index->getOperator() == OO_Subscript ||
                    Index->getOperator() == OO_Arrow))
        E = strip(Index->getArg(0));
      else if (const auto *Element = dyn_cast<ArraySubscriptExpr>(E))
        E = strip(Element->getBase());
      else
        break;
    }
    if (!holdsTasks(E->getType()))
      return nullptr;
    if (const auto *Named = dyn_cast<DeclRefExpr>(E))
      return Named->getDecl();
    if (const auto *Member = dyn_cast<MemberExpr>(E))
      return Member->getMemberDecl();
    return nullptr;
  }

  bool holdsTasks(QualType Type, unsigned Depth = 0) {
    Type = Type.getNonReferenceType();
    if (Type->isPointerType())
      Type = Type->getPointeeType();
    const auto *Instance = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
        Type->getAsCXXRecordDecl());
    if (!Instance || Model.asyncType(Type))
      return false;
    for (const TemplateArgument &Argument :
         Instance->getTemplateArgs().asArray())
      if (Argument.getKind() == TemplateArgument::Type &&
          (Model.asyncType(Argument.getAsType()) ||
           (Depth < 2 && holdsTasks(Argument.getAsType(), Depth + 1))))
        return true;
    return false;
  }

  void add(TaskStart::Kind What, const CallExpr &Call, const Expr *Task,
           const Repetition *Inner = nullptr) {
    TaskStart Start;
    Start.What = What;
    Start.Call = &Call;
    Start.Task = Task ? Task : &Call;
    Start.Anchor = Anchor ? Anchor : &Call;
    Start.Holder = Holder;
    Start.Join = Join;
    Start.Within.append(Within.begin(), Within.end());
    // Few loops start a task: only theirs are looked at.
    for (Repetition &Around : Start.Within)
      if (Around.isLoop())
        Around.How = boundAround(*Around.Of, *Start.Anchor);
    if (Inner)
      Start.Within.push_back(*Inner);
    Found.push_back(std::move(Start));
  }

  Bound boundAround(const Stmt &Loop, const Stmt &Start) {
    Bound How = boundOfLoop(Loop, Function, Model);
    if (How.What != Bound::Kind::Constant)
      if (const auto Cap = capOfLoop(Loop, Start, Function, Model)) {
        How.What = Bound::Kind::Constant;
        How.Size = *Cap;
      }
    return How;
  }

  /// A function of the program that returns a task, not one of a library that
  /// hands on what it was given.
  bool isOwn(const CallExpr &Call) const {
    const NamedDecl *Called = calledDeclaration(Call);
    return Called && !Called->getDeclName().isEmpty() &&
           !Model.facts().isOfLibrary(qualifiedName(*Called)) &&
           !Called->isInStdNamespace();
  }

  void start(const CallExpr &Call) {
    std::optional<AsyncType> Type =
        Call.isPRValue() ? Model.asyncType(Call.getType()) : std::nullopt;
    const bool IsLazy = Type && (Type->Kind == TaskKind::Lazy ||
                                 Type->Kind == TaskKind::Unknown);
    if (Scope.Producers && Model.hasRole(Call, role::UnboundedSend))
      return add(TaskStart::Kind::Sent, Call, nullptr);
    if (IsAwaited)
      return;
    const bool IsHeld = Holder && holdsTasks(Holder->getType());
    if (const CallFact *Fact = Model.callFact(Call, role::Spawn)) {
      const WrittenArguments Written(Call);
      const Expr *Task =
          Fact->Argument ? Written.get(*Fact->Argument) : nullptr;
      // co_spawn(..., deferred) starts it when its own value is awaited.
      if (!IsLazy)
        add(TaskStart::Kind::Runs, Call, Task);
      else if (IsHeld)
        add(TaskStart::Kind::Kept, Call, Task);
      return;
    }
    if (!Type || !isOwn(Call) || !Type->IsTask)
      return;
    if (Type->Kind == TaskKind::Eager || Type->Kind == TaskKind::FireAndForget)
      add(TaskStart::Kind::Runs, Call, nullptr);
    else if (IsLazy && IsHeld)
      add(TaskStart::Kind::Kept, Call, nullptr);
  }

  /// The argument behind \p Range that says how far it goes, where it is an
  /// iterator; null where there is none.
  static const Expr *behind(const WrittenArguments &Written,
                            const Expr *Range) {
    const auto At = llvm::find(Written.Arguments, Range);
    if (At == Written.Arguments.end() || At + 1 == Written.Arguments.end())
      return nullptr;
    const QualType Type = At[1]->getType().getNonReferenceType();
    const bool IsSame = ASTContext::hasSameUnqualifiedType(
        Type, Range->getType().getNonReferenceType());
    return IsSame || Type->isIntegerType() ? At[1] : nullptr;
  }

  /// for_each(urls, [&](auto &url) { ... }), urls | transform(fetch)
  std::optional<Repetition> repetition(const CallExpr &Call) const {
    const CallFact *Fact = Model.callFact(Call, role::PerElement);
    const WrittenArguments Written(Call);
    const Expr *Range = nullptr;
    if (Fact)
      Range = Written.Arguments.size() == 1 && Piped
                  ? Piped
                  : Written.get(Fact->Argument.value_or(ArgumentRef{0}));
    else if (Scope.Callbacks && Model.hasRole(Call, role::Callback))
      return Repetition{
          &Call,
          {Bound::Kind::Data,
           0,
           "call of the handler that '" + calledName(Call) + "' keeps",
           {}}};
    if (!Range)
      return std::nullopt;
    return Repetition{
        &Call, boundOfRange(*Range, behind(Written, Range), Function, Model)};
  }

  /// The task that \p Callable returns.
  std::optional<AsyncType> taskOf(const Expr &Callable) const {
    for (const FunctionDecl *Function : functionsOf(Callable))
      if (auto Type = Model.asyncType(Function->getReturnType());
          Type && Type->IsTask && Type->Kind != TaskKind::Generator)
        return Type;
    return std::nullopt;
  }

  /// The tasks that the callable arguments of a call return, one per element.
  void perElement(const CallExpr &Call, const Repetition &Inner) {
    const WrittenArguments Written(Call);
    const ValueDecl *Into = Holder;
    for (const Expr *Argument : Written.Arguments)
      for (const ValueDecl *Named : mentionedIn(*Argument))
        if (holdsTasks(Named->getType()) && !isa<LambdaExpr>(strip(Argument)))
          Into = Named;
    llvm::SaveAndRestore Guard(Holder, Into);
    for (const Expr *Argument : Written.Arguments)
      if (std::optional<AsyncType> Type = taskOf(*Argument)) {
        const bool Runs = Type->Kind == TaskKind::Eager ||
                          Type->Kind == TaskKind::FireAndForget;
        if (Runs || Holder || Join)
          add(Runs ? TaskStart::Kind::Runs : TaskStart::Kind::Kept, Call,
              Argument, &Inner);
      }
  }

  template <typename Next> bool call(CallExpr *Call, Next Traverse) {
    // []{ ... }()
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call);
        Operator && Operator->getOperator() == OO_Call)
      if (const auto *Lambda = dyn_cast<LambdaExpr>(strip(Call->getArg(0))))
        RunHere.insert(Lambda);
    start(*Call);
    if (const CallFact *Fact = Model.callFact(*Call, role::FanOut)) {
      const WrittenArguments Written(*Call);
      const Expr *Range = Written.get(Fact->Argument.value_or(ArgumentRef{0}));
      if (Range && !Written.Arguments.empty()) {
        const Repetition Inner{
            Call,
            boundOfRange(*Range, behind(Written, Range), Function, Model)};
        add(TaskStart::Kind::Runs, *Call, Written.Arguments.back(), &Inner);
      }
      return Traverse();
    }
    const std::optional<Repetition> Inner = repetition(*Call);
    if (Inner)
      perElement(*Call, *Inner);
    if (Inner || Model.hasRole(*Call, role::CallsNow))
      for (const Expr *Argument : Call->arguments())
        if (const auto *Lambda = dyn_cast<LambdaExpr>(strip(Argument));
            Lambda && !(Inner && taskOf(*Lambda)))
          RunHere.insert(Lambda);
    if (Inner)
      Within.push_back(*Inner);
    // Waited for in the same expression: co_await when_all(...), f().get()
    const bool Joins = Model.hasRole(*Call, role::Join) &&
                       !Model.hasRole(*Call, role::Limiter);
    llvm::SaveAndRestore JoinedBy(
        Join, Joins ? static_cast<const CallExpr *>(Call) : Join);
    llvm::SaveAndRestore Waits(
        IsAwaited,
        IsAwaited || (Model.get<Blocking>().ofCall(*Call) != nullptr));
    const bool Goes = Traverse();
    if (Inner)
      Within.pop_back();
    return Goes;
  }

  const FunctionDecl &Function;
  AsyncModel &Model;
  const FanOutScope Scope;
  llvm::SmallVector<Repetition, 2> Within;
  llvm::DenseSet<const LambdaExpr *> RunHere;
  const Stmt *Anchor = nullptr;
  const ValueDecl *Holder = nullptr;
  const Expr *Piped = nullptr;
  const CallExpr *Join = nullptr;
  bool IsAwaited = false;
};

} // namespace

std::string TaskStart::name() const {
  // parallel_for_each(urls, ...)
  if (What == Kind::Runs && !Within.empty() && Within.back().Of == Call)
    return calledName(*Call);
  if (const auto *Maker = dyn_cast_or_null<CXXOperatorCallExpr>(makerOf(*Task));
      Maker && calledName(*Maker) != "a lambda")
    return calledName(*Call);
  return workName(*Task, *Call);
}

std::vector<TaskStart> taskStarts(const FunctionDecl &Function,
                                  AsyncModel &Model, FanOutScope Scope) {
  Finder F(Function, Model, Scope);
  if (const Stmt *Body = writtenBody(Function))
    F.TraverseStmt(const_cast<Stmt *>(Body));
  return std::move(F.Found);
}

} // namespace async_tidy
