// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "TaskFate.h"
#include "support/code/Names.h"
#include "support/code/PlacedCodeVisitor.h"
#include "support/coroutines/Coroutine.h"
#include "support/tasks/HeldTask.h"
#include "support/tasks/TaskFacts.h"

using namespace clang;

namespace async_tidy {

namespace {

using Kind = TaskFate::Kind;

class FateFinder : public PlacedCodeVisitor {
  using Base = PlacedCodeVisitor;

public:
  explicit FateFinder(AsyncModel &Model)
      : PlacedCodeVisitor(Model.context()), Model(Model) {}

  bool TraverseVarDecl(VarDecl *Variable) override {
    llvm::SaveAndRestore<const VarDecl *> Inside(Declared, Variable);
    return Base::TraverseVarDecl(Variable);
  }
  bool
  TraverseConstructorInitializer(CXXCtorInitializer *Initializer) override {
    llvm::SaveAndRestore Inside(IsMember,
                                Initializer->isAnyMemberInitializer());
    return Base::TraverseConstructorInitializer(Initializer);
  }

  bool VisitCallExpr(CallExpr *Call) override {
    // std::move(task) and tasks.back() make none.
    if (!Call->isPRValue() || !Seen.insert(Call).second)
      return true;
    findLambdas(*Call);
    const std::optional<AsyncType> Type = Model.asyncType(Call->getType());
    if (!Type || Type->Kind == TaskKind::Generator)
      return true;
    Calls.push_back(Call);
    if (const std::optional<TaskFate> Fate = fateOfLast())
      Lasting.push_back({Call, {*Fate}});
    return true;
  }

  bool VisitDeclRefExpr(DeclRefExpr *Named) override {
    const auto *Variable = dyn_cast<VarDecl>(Named->getDecl());
    if (!Variable || !Variable->isLocalVarDecl() ||
        !Seen.insert(Named).second || !heldTask(Variable->getType(), Model))
      return true;
    if (isStarted())
      Started.insert(Variable);
    std::optional<TaskFate> Fate = fateOfLast();
    // "task;" and "(void)task;" leave it where it is.
    if (Fate && Fate->What != Kind::Held && Fate->What != Kind::Dropped)
      OfHolders[Variable].push_back(*Fate);
    return true;
  }

  std::vector<const CallExpr *> Calls;
  std::vector<LastingTask> Lasting;
  std::vector<SpawnedLambda> Spawned;
  llvm::DenseMap<const VarDecl *, llvm::SmallVector<TaskFate, 1>> OfHolders;
  /// The variables whose tasks may run already: task.resume(), run(task)
  llvm::SmallPtrSet<const VarDecl *, 4> Started;

private:
  void findLambdas(const CallExpr &Call) {
    for (const Expr *Argument : Call.arguments())
      if (const auto *Lambda = dyn_cast<LambdaExpr>(strip(Argument));
          Lambda && Model.hasRole(Call, role::Spawn))
        if (const std::optional<TaskFate> Fate = fateOfLast();
            Fate && Fate->What == Kind::Dropped)
          Spawned.push_back({Lambda, &Call});
  }

  /// Whether the task that is named last is given to a call that may run it.
  bool isStarted() {
    const auto *Named = cast<Expr>(Around.back());
    const size_t Count = Around.size();
    if (Count < 2 || !Model.asyncType(Named->getType()))
      return false;
    if (isa<MemberExpr>(Around[Count - 2])) {
      const auto *Call =
          Count > 2 ? dyn_cast<CXXMemberCallExpr>(Around[Count - 3]) : nullptr;
      const CXXMethodDecl *Method = Call ? Call->getMethodDecl() : nullptr;
      return Method && !Method->isConst() && !Model.hasRole(*Call, role::Spawn);
    }
    const auto *Call = dyn_cast<CallExpr>(Around[Count - 2]);
    return Call && !isa<CXXOperatorCallExpr>(Call) &&
           !Call->isCallToStdMove() && isArgument(*Named, *Call) &&
           Named->isLValue();
  }

  static bool isBlock(const Stmt &S) {
    return isa<CompoundStmt, IfStmt, ForStmt, CXXForRangeStmt, WhileStmt,
               DoStmt, SwitchStmt, SwitchCase, LabelStmt, AttributedStmt,
               CXXCatchStmt, CXXTryStmt>(S);
  }

  /// Whether \p Outer has the value of \p Inner: the same task, or an object
  /// that holds it.
  bool passes(const Stmt &Outer, const Stmt &Inner) {
    if (const auto *Copy = dyn_cast<CXXConstructExpr>(&Outer))
      return Copy->getNumArgs() >= 1 &&
             (Copy->getConstructor()->isCopyOrMoveConstructor() ||
              (Copy->getConstructor()->isInStdNamespace() &&
               heldTask(Copy->getType(), Model)));
    if (const auto *Choice = dyn_cast<ConditionalOperator>(&Outer))
      return Choice->getCond() != &Inner;
    if (const auto *Comma = dyn_cast<BinaryOperator>(&Outer))
      return Comma->isCommaOp() && Comma->getRHS() == &Inner;
    // std::move(task), std::make_unique<task>(f())
    if (const auto *Call = dyn_cast<CallExpr>(&Outer)) {
      const FunctionDecl *Called = Call->getDirectCallee();
      return Call->isCallToStdMove() ||
             (Called && !isa<CXXMethodDecl>(Called) &&
              Called->isInStdNamespace() &&
              isArgument(cast<Expr>(Inner), *Call) &&
              !Model.asyncType(Call->getType()) &&
              !Model.hasRole(*Call, role::Spawn) &&
              heldTask(Call->getType(), Model));
    }
    if (const auto *List = dyn_cast<InitListExpr>(&Outer))
      return List->getType()->isRecordType() &&
             heldTask(List->getType(), Model);
    if (const auto *Cast = dyn_cast<CastExpr>(&Outer))
      return Cast->getCastKind() == CK_NoOp ||
             Cast->getCastKind() == CK_ToVoid ||
             Cast->getCastKind() == CK_LValueToRValue ||
             Cast->getCastKind() == CK_ConstructorConversion;
    return isa<ParenExpr, FullExpr, CXXBindTemporaryExpr,
               MaterializeTemporaryExpr>(Outer);
  }

  /// What becomes of the value of the innermost expression of Around.
  std::optional<TaskFate> fateOfLast() {
    const Stmt *E = Around.back();
    const Stmt *Spawn = nullptr;
    auto ends = [&](Kind What, const Stmt *At,
                    const VarDecl *Holder = nullptr) {
      return Spawn ? TaskFate{Kind::Spawned, Spawn, nullptr}
                   : TaskFate{What, At, Holder};
    };
    for (size_t I = Around.size() - 1; I-- > 0; E = Around[I]) {
      const Stmt *Outer = Around[I];
      if (passes(*Outer, *E))
        continue;
      if (isBlock(*Outer))
        return ends(Kind::Dropped, E);
      if (isa<ReturnStmt, CoreturnStmt>(Outer))
        return ends(Kind::Returned, Outer);
      if (const auto *Comma = dyn_cast<BinaryOperator>(Outer);
          Comma && Comma->isCommaOp())
        return ends(Kind::Dropped, E);
      if (isa<DeclStmt>(Outer) && Declared)
        return Declared->hasLocalStorage() ? ends(Kind::Held, Outer, Declared)
                                           : ends(Kind::Stored, Outer);
      // run(ex, f()), scope.start(f()); f().start()
      const Stmt *Next = I > 0 ? Around[I - 1] : nullptr;
      if (isa<MemberExpr>(Outer) && isa_and_nonnull<CXXMemberCallExpr>(Next) &&
          !Spawn && Model.hasRole(*cast<CallExpr>(Next), role::Spawn)) {
        Spawn = Next;
        --I;
        continue;
      }
      const auto *Call = dyn_cast<CallExpr>(Outer);
      if (!Call)
        return std::nullopt;
      if (Model.hasRole(*Call, role::Keep) && isArgument(*E, *Call))
        return keptBy(*Call, ends);
      if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call);
          Operator && Operator->getOperator() == OO_Equal &&
          Operator->getArg(1) == E)
        return assignedTo(*Operator->getArg(0), Call, ends);
      if (!Spawn && (Model.hasRole(*Call, role::Spawn) ||
                     (isOwnSpawn(*Call, Model) && isTaken(*E, *Call))))
        Spawn = Call;
      else if (Spawn ||
               !(Model.hasRole(*Call, role::Join) || isTaken(*E, *Call)) ||
               !Model.asyncType(Call->getType()))
        return std::nullopt;
    }
    if (IsMember)
      return ends(Kind::Stored, Around.front());
    return std::nullopt;
  }

  static bool isArgument(const Stmt &E, const CallExpr &Call) {
    return llvm::is_contained(Call.arguments(), &E);
  }

  /// Whether \p Call is of a coroutine of the program that has \p E in its
  /// frame: task<> timed(task<> inner) { co_await std::move(inner); }
  static bool isTaken(const Stmt &E, const CallExpr &Call) {
    const FunctionDecl *Called = Call.getDirectCallee();
    const FunctionDecl *Defined = Called ? Called->getDefinition() : nullptr;
    if (!Defined || !coroutineBody(*Defined) || isa<CXXOperatorCallExpr>(Call))
      return false;
    const auto Taken = llvm::find(Call.arguments(), &E);
    const auto Index = static_cast<unsigned>(Taken - Call.arg_begin());
    return Index < Defined->getNumParams() && Taken != Call.arg_end() &&
           !Defined->getParamDecl(Index)->getType()->isReferenceType();
  }

  template <typename Ends>
  std::optional<TaskFate> keptBy(const CallExpr &Call, Ends ends) {
    const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call);
    if (!Member)
      return std::nullopt;
    return assignedTo(*Member->getImplicitObjectArgument(), &Call, ends);
  }

  /// task = f(), tasks[i] = f(), request.task = f(), this->task = f()
  template <typename Ends>
  std::optional<TaskFate> assignedTo(const Expr &Target, const Stmt *At,
                                     Ends ends) {
    const Expr *E = strip(&Target);
    while (true) {
      if (const auto *Member = dyn_cast<MemberExpr>(E)) {
        E = strip(Member->getBase());
        if (Member->isArrow() && isa<CXXThisExpr>(E))
          return ends(Kind::Stored, At);
        if (Member->isArrow())
          return std::nullopt;
      } else if (const auto *Element = dyn_cast<ArraySubscriptExpr>(E)) {
        E = strip(Element->getBase());
      } else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E);
                 Operator && Operator->getOperator() == OO_Subscript) {
        E = strip(Operator->getArg(0));
      } else {
        break;
      }
    }
    const auto *Named = dyn_cast<DeclRefExpr>(E);
    const auto *Variable =
        Named ? dyn_cast<VarDecl>(Named->getDecl()) : nullptr;
    if (!Variable || Named->refersToEnclosingVariableOrCapture())
      return std::nullopt;
    if (!Variable->hasLocalStorage() ||
        (isa<ParmVarDecl>(Variable) && Variable->getType()->isReferenceType()))
      return ends(Kind::Stored, At);
    if (Variable->getType()->isReferenceType() ||
        Variable->getType()->isPointerType())
      return std::nullopt;
    return ends(Kind::Held, At, Variable);
  }

  AsyncModel &Model;
  llvm::SmallPtrSet<const Expr *, 32> Seen;
  const VarDecl *Declared = nullptr;
  bool IsMember = false;
};

} // namespace

bool isOwnSpawn(const CallExpr &Call, AsyncModel &Model) {
  const FunctionDecl *Called = Call.getDirectCallee();
  const FunctionDecl *Defined = Called ? Called->getDefinition() : nullptr;
  if (!Defined || !coroutineBody(*Defined))
    return false;
  const std::optional<AsyncType> Type = Model.asyncType(Call.getType());
  return Type && Type->Kind == TaskKind::FireAndForget;
}

TaskFates taskFates(const FunctionDecl &Function, AsyncModel &Model) {
  FateFinder Finder(Model);
  traverseCode(Finder, Function);
  for (LastingTask &Task : Finder.Lasting)
    if (const VarDecl *Holder = Task.Fates.front().Holder) {
      Task.MayHaveRun = Finder.Started.contains(Holder);
      llvm::append_range(Task.Fates, Finder.OfHolders.lookup(Holder));
    }
  return {std::move(Finder.Calls), std::move(Finder.Lasting),
          std::move(Finder.Spawned)};
}

} // namespace async_tidy
