// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "DanglingThis.h"
#include "DanglingArguments.h"
#include "ObjectFacts.h"
#include "OwnWork.h"
#include "ParameterLife.h"
#include "support/code/Names.h"
#include "support/code/OwnCodeVisitor.h"
#include "support/coroutines/Coroutine.h"
#include "support/tasks/TaskFacts.h"

using namespace clang;

namespace async_tidy {

namespace {

using Kind = DanglingThis::Kind;

class Finder {
public:
  Finder(const FunctionDecl &Function, AsyncModel &Model)
      : Function(Function), Model(Model),
        Known(Model.facts().get<ObjectFacts>()) {}

  std::vector<DanglingThis> find(const TaskFates &Tasks) {
    for (const LastingTask &Task : Tasks.Lasting)
      if (const auto *Call = dyn_cast<CXXMemberCallExpr>(Task.Maker))
        if (const CXXMethodDecl *Coroutine = coroutineOf(*Call))
          look(Task, *Call, *Coroutine);
    for (const SpawnedLambda &Each : Tasks.Spawned)
      look(Each);
    return std::move(Found);
  }

private:
  /// The coroutine of an object that \p Call runs; null where it is none.
  const CXXMethodDecl *coroutineOf(const CXXMemberCallExpr &Call) const {
    const FunctionDecl *Callee = programCallee(Call, Model);
    const auto *Coroutine = dyn_cast_or_null<CXXMethodDecl>(
        Callee ? Callee->getDefinition() : nullptr);
    return Coroutine && coroutineBody(*Coroutine) &&
                   !Coroutine->getParent()->isLambda()
               ? Coroutine
               : nullptr;
  }

  void look(const LastingTask &Task, const CXXMemberCallExpr &Call,
            const CXXMethodDecl &Coroutine) {
    const CXXRecordDecl &Class = *Coroutine.getParent();
    const Expr &Object = *Call.getImplicitObjectArgument();
    DanglingThis Lost;
    if (isa<CXXThisExpr>(strip(&Object))) {
      const TaskFate &Fate = Task.Fates.front();
      const bool IsShared = isOneOf(typeOfThis(), Known.Shared);
      if (!(IsShared || isOneOf(typeOfThis(), Known.Owned)) || lasts(Class) ||
          !isLeft(Fate, Call, IsShared))
        return;
      Lost.What = IsShared ? Kind::Shared : Kind::Owned;
      Lost.Fate = Fate;
    } else if (const auto Lent = lenderOfObject(Object, Class)) {
      const auto Fate = fateBeyond(
          Task, *Lent,
          Model.context().getLValueReferenceType(strip(&Object)->getType()),
          Function, Model);
      if (!Fate)
        return;
      Lost.Variable = Lent->Variable;
      Lost.Fate = *Fate;
    } else {
      return;
    }
    if (isHeldBy(Lost.Fate, Class) || destructorWaits(Class, Model))
      return;
    Lost.Call = &Call;
    add(std::move(Lost), Coroutine, Class);
  }

  /// \p Lost if \p Coroutine uses its object when that may be gone.
  void add(DanglingThis Lost, const CXXMethodDecl &Coroutine,
           const CXXRecordDecl &Class) {
    const auto Use =
        lateThisUse(Coroutine, Class,
                    beginsLater(Coroutine.getReturnType(), Lost.Fate), Model);
    if (!Use)
      return;
    Lost.Class = &Class;
    Lost.Use = *Use;
    Found.push_back(std::move(Lost));
  }

  /// [this]() -> task<> { ... } and [this] { return run(); }, which have the
  /// object as run() has it
  void look(const SpawnedLambda &Each) {
    const CXXRecordDecl *Class = classOf(typeOfThis());
    const TaskFate Fate = {TaskFate::Kind::Spawned, Each.Spawn, nullptr};
    if (!Class || !isOneOf(typeOfThis(), Known.Shared) || lasts(*Class) ||
        llvm::none_of(Each.Lambda->captures(),
                      [](const LambdaCapture &Taken) {
                        return Taken.getCaptureKind() == LCK_This;
                      }) ||
        isOfOwnMember(*Each.Spawn) || isHeldBy(Fate, *Class) ||
        destructorWaits(*Class, Model))
      return;
    const CXXMethodDecl &Operator = *Each.Lambda->getCallOperator();
    if (!coroutineBody(Operator) && !Operator.isDependentContext()) {
      for (const LastingTask &Task : taskFates(Operator, Model).Lasting)
        if (Task.Fates.front().What == TaskFate::Kind::Returned)
          if (const auto *Call = dyn_cast<CXXMemberCallExpr>(Task.Maker);
              Call &&
              isa<CXXThisExpr>(strip(Call->getImplicitObjectArgument())))
            if (const CXXMethodDecl *Coroutine = coroutineOf(*Call))
              add({Kind::Shared, Call, nullptr, nullptr, nullptr, Fate, {}},
                  *Coroutine, *Coroutine->getParent());
    } else if (!Operator.isDependentContext()) {
      add({Kind::Shared, nullptr, Each.Lambda, nullptr, nullptr, Fate, {}},
          Operator, *Class);
    }
  }

  /// Of the class whose member the function is, or the lambda in it.
  QualType typeOfThis() const {
    const auto *Method = dyn_cast<CXXMethodDecl>(namedFunction(&Function));
    return Method ? Model.context().getCanonicalTagType(Method->getParent())
                  : QualType();
  }

  /// Whether the task of a coroutine of this object is nobody's any more.
  bool isLeft(const TaskFate &Fate, const CallExpr &Call, bool IsShared) const {
    if (Fate.What == TaskFate::Kind::Dropped)
      return runsOnDropped(Call, Model);
    return IsShared && Fate.What == TaskFate::Kind::Spawned &&
           !isOfOwnMember(*cast<CallExpr>(Fate.At));
  }

  /// A temporary, a variable of the function, or one that alone holds it.
  std::optional<Lender> lenderOfObject(const Expr &Object,
                                       const CXXRecordDecl &Class) const {
    const std::shared_ptr<Body> Read = Model.bodyOf(Function);
    const Expr *E = strip(&Object);
    // std::make_shared<session>()->run(), holder->run()
    if (const auto *Arrow = dyn_cast<CXXOperatorCallExpr>(E);
        Arrow &&
        (Arrow->getOperator() == OO_Arrow || Arrow->getOperator() == OO_Star)) {
      const Expr *Holder = strip(Arrow->getArg(0));
      if (!isPointerTo(Holder->getType(), Class))
        return std::nullopt;
      const auto *Named = dyn_cast<DeclRefExpr>(Holder);
      const auto *Variable =
          Named ? dyn_cast<VarDecl>(Named->getDecl()) : nullptr;
      if (!Variable || !isOnlyHolder(*Variable))
        return std::nullopt;
      return Lender{Lender::Kind::Local, Variable, Named};
    }
    const auto Lent = lenderOf(
        Object, Model.context().getLValueReferenceType(E->getType()), *Read);
    return Lent && (Lent->What == Lender::Kind::Temporary ||
                    Lent->What == Lender::Kind::Local)
               ? Lent
               : std::nullopt;
  }

  /// Whether a smart pointer of the function has made its object and is only
  /// asked for that.
  bool isOnlyHolder(const VarDecl &Variable) const {
    if (!Variable.isLocalVarDecl() || !Variable.hasLocalStorage() ||
        Variable.getType()->isReferenceType() || !Variable.getInit())
      return false;
    const auto *Made = dyn_cast<CallExpr>(strip(Variable.getInit()));
    const FunctionDecl *Maker = Made ? Made->getDirectCallee() : nullptr;
    if (!Maker || !Maker->getIdentifier() || !Maker->isInStdNamespace() ||
        !Maker->getName().starts_with("make_"))
      return false;
    class Mentions : public CodeVisitor {
    public:
      explicit Mentions(const VarDecl &Of) : Of(Of) {}
      bool VisitDeclRefExpr(DeclRefExpr *Named) override {
        All += Named->getDecl() == &Of;
        return true;
      }
      bool VisitCXXOperatorCallExpr(CXXOperatorCallExpr *Call) override {
        const auto *Named = dyn_cast<DeclRefExpr>(strip(Call->getArg(0)));
        Asked +=
            Named && Named->getDecl() == &Of &&
            (Call->getOperator() == OO_Arrow || Call->getOperator() == OO_Star);
        return true;
      }
      const VarDecl &Of;
      unsigned All = 0, Asked = 0;
    } Uses(Variable);
    Uses.TraverseStmt(const_cast<Stmt *>(writtenBody(Function)));
    return Uses.All == Uses.Asked;
  }

  /// The object of a singleton, and of what the program has one of.
  bool lasts(const CXXRecordDecl &Class) const {
    if (isOneOf(Model.context().getCanonicalTagType(&Class), Known.Lasting) ||
        llvm::any_of(Known.LastingMembers, [&](const std::string &Name) {
          return hasMember(Class, Name);
        }))
      return true;
    return llvm::any_of(Class.methods(), [&](const CXXMethodDecl *Method) {
      QualType Given = Method->getReturnType();
      Given = Given->isPointerType() ? Given->getPointeeType()
                                     : Given.getNonReferenceType();
      return Method->isStatic() && classOf(Given) &&
             classOf(Given)->getCanonicalDecl() == Class.getCanonicalDecl();
    });
  }

  /// co_spawn(executor, self->run(), [self](std::exception_ptr) {})
  bool isHeldBy(const TaskFate &Fate, const CXXRecordDecl &Class) const {
    const auto *Spawn = dyn_cast<CallExpr>(Fate.At);
    return Fate.What == TaskFate::Kind::Spawned && Spawn &&
           llvm::any_of(Spawn->arguments(), [&](const Expr *Argument) {
             const CXXRecordDecl *Given = classOf(Argument->getType());
             return Given && Given->hasDefinition() &&
                    llvm::any_of(Given->fields(), [&](const FieldDecl *Field) {
                      return isPointerTo(Field->getType(), Class);
                    });
           });
  }

  bool beginsLater(QualType Type, const TaskFate &Fate) const {
    const auto Task = Model.asyncType(Type);
    return Task && Task->Kind == TaskKind::Lazy &&
           !beginsAtOnce(Fate, Function, Model);
  }

  const FunctionDecl &Function;
  AsyncModel &Model;
  const ObjectFacts &Known;
  std::vector<DanglingThis> Found;
};

} // namespace

std::vector<DanglingThis> danglingThis(const FunctionDecl &Function,
                                       const TaskFates &Tasks,
                                       AsyncModel &Model) {
  return Finder(Function, Model).find(Tasks);
}

} // namespace async_tidy
