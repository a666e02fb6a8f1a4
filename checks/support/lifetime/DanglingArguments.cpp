// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "DanglingArguments.h"
#include "BodyFlow.h"
#include "ParameterLife.h"
#include "support/code/Mentions.h"
#include "support/code/Names.h"
#include "support/code/SourceText.h"
#include "support/coroutines/Coroutine.h"
#include "support/tasks/TaskFacts.h"
#include "support/tasks/TaskSource.h"
#include "clang/AST/ParentMapContext.h"

using namespace clang;

namespace async_tidy {

namespace {
using Kind = TaskFate::Kind;

/// Whether \p Function is a lambda, no coroutine, that is written as an
/// argument of a call which nobody awaits, and given by reference: its closure
/// dies with the call's full expression, or earlier.
bool diesWithItsCall(const FunctionDecl &Function, AsyncModel &Model) {
  if (coroutineBody(Function))
    return false;
  bool IsArgument = false;
  DynTypedNode Node = DynTypedNode::create(*Function.getBody());
  const Stmt *Inner = nullptr;
  while (true) {
    const DynTypedNodeList Parents = Model.context().getParents(Node);
    if (Parents.empty())
      return false;
    Node = Parents[0];
    if (Node.get<Decl>() && !Node.get<CXXMethodDecl>() &&
        !Node.get<CXXRecordDecl>())
      return false;
    const auto *S = Node.get<Stmt>();
    if (!S || isa<LambdaExpr, FullExpr, MaterializeTemporaryExpr,
                  CXXBindTemporaryExpr, ImplicitCastExpr, ParenExpr,
                  CXXConstructExpr>(S)) {
      Inner = S;
      continue;
    }
    if (const auto *Call = dyn_cast<CallExpr>(S)) {
      if (IsArgument || isa<CXXOperatorCallExpr>(Call) ||
          Model.hasRole(*Call, role::Spawn) ||
          Model.hasRole(*Call, role::CallsNow))
        return false;
      forEachArgument(
          *Call, [&](const Expr &Argument, unsigned, QualType Type) {
            IsArgument |= &Argument == Inner && Type->isReferenceType();
          });
      if (!IsArgument)
        return false;
      continue;
    }
    return IsArgument && isa<CompoundStmt>(S);
  }
}

/// Whether the class of a task has a destructor that ends the coroutine: what
/// runs at once then ends where it is dropped. One that asks the promise first
/// leaves the coroutine to itself while that runs.
bool endsWhenDropped(QualType Task) {
  const CXXRecordDecl *Class = Task->getAsCXXRecordDecl();
  const CXXDestructorDecl *Destructor =
      Class && Class->hasDefinition() ? Class->getDestructor() : nullptr;
  if (!Destructor || !Destructor->isUserProvided())
    return false;
  const FunctionDecl *Pattern = Destructor->getTemplateInstantiationPattern();
  const Stmt *Body = Pattern && !Destructor->hasBody() ? Pattern->getBody()
                                                       : Destructor->getBody();
  if (!Body)
    return true;
  bool Ends = false;
  std::vector<const Stmt *> Left = {Body};
  while (!Left.empty()) {
    const Stmt *S = Left.back();
    Left.pop_back();
    std::string Name;
    if (const auto *Member = dyn_cast<MemberExpr>(S))
      Name = Member->getMemberDecl()->getNameAsString();
    else if (const auto *Dependent = dyn_cast<CXXDependentScopeMemberExpr>(S))
      Name = Dependent->getMember().getAsString();
    if (Name == "promise")
      return false;
    Ends |= Name == "destroy" || Name == "cancel";
    for (const Stmt *Child : S->children())
      if (Child)
        Left.push_back(Child);
  }
  return Ends;
}

class Finder {
public:
  Finder(const FunctionDecl &Function, AsyncModel &Model)
      : Function(Function), Model(Model) {}

  std::vector<DanglingArgument> find(const TaskFates &Tasks) {
    const std::shared_ptr<Body> Read = Model.bodyOf(Function);
    for (const LastingTask &Task : Tasks.Lasting)
      if (const FunctionDecl *Callee = programCallee(*Task.Maker, Model))
        forEachArgument(*Task.Maker, [&](const Expr &Argument, unsigned Index,
                                         QualType Type) {
          const auto Lent = lenderOf(Argument, Type, *Read);
          if (!Lent || Lent->What == Lender::Kind::Parameter)
            return;
          if (const auto Fate = fateBeyond(Task, *Lent, Type))
            Found.push_back(
                {Task.Maker, Callee, &Argument, Index, *Lent, *Fate});
        });
    return std::move(Found);
  }

  std::optional<TaskFate> fateBeyond(const LastingTask &Task,
                                     const Lender &Lent, QualType Parameter) {
    DanglingArgument Dangling{Task.Maker, nullptr, nullptr, 0, Lent, {}};
    for (const TaskFate &Fate : Task.Fates) {
      Dangling.Fate = Fate;
      if (outlives(Dangling, Parameter) &&
          !(Task.MayHaveRun && mayBeDone(Dangling)))
        return Fate;
    }
    return std::nullopt;
  }

private:
  bool outlives(const DanglingArgument &Dangling, QualType Parameter) {
    const TaskFate &Fate = Dangling.Fate;
    if (Fate.What == Kind::Dropped && !runsOnDropped(*Dangling.Call, Model))
      return false;
    switch (Dangling.Lent.What) {
    case Lender::Kind::Temporary:
      return !Fate.Holder || Fate.Holder->isReferenced();
    case Lender::Kind::Capture:
      // Who moves it into a && parameter takes that to own it from there on.
      return Dangling.Lent.IsMoved && Parameter->isRValueReferenceType() &&
             Fate.What == Kind::Returned && diesWithItsCall(Function, Model);
    case Lender::Kind::Local:
      // A member's initialiser runs before all that the constructor may wait
      // for.
      if (Fate.What == Kind::Stored && isa<CXXConstructorDecl>(Function) &&
          !isPartOf(*Fate.At, *writtenBody(Function)))
        return true;
      return Fate.What == Kind::Returned
                 ? !isCallers(*Dangling.Lent.Variable)
                 : (!isOfOwnExecutor(Fate) &&
                    flow().diesUnwaited(*Fate.At, *Dangling.Lent.Variable,
                                        Fate.Holder));
    case Lender::Kind::Parameter:
      break;
    }
    return false;
  }

  /// task<> start(std::string text) { return work(text); }
  /// The text is an object that the caller has made, and dies with the caller's
  /// full expression, in which co_await start("x") waits for the task; not so
  /// by ABIs in which the called function ends its parameters' lives.
  bool isCallers(const VarDecl &Variable) const {
    const CXXRecordDecl *Class = isa<ParmVarDecl>(Variable)
                                     ? Variable.getType()->getAsCXXRecordDecl()
                                     : nullptr;
    return Class && !coroutineBody(Function) && !Class->canPassInRegisters() &&
           !Class->isParamDestroyedInCallee();
  }

  /// Whether a task that its holder may have run before is done with what it
  /// was given. What has died with the call's statement was dead before that,
  /// but for a coroutine that starts when it is told.
  bool mayBeDone(const DanglingArgument &Dangling) {
    const auto Task = Model.asyncType(Dangling.Call->getType());
    return Dangling.Lent.What != Lender::Kind::Temporary ||
           Task->Kind != TaskKind::Eager;
  }

  /// Whether a task is spawned on a loop, a pool or a scope that is a variable
  /// of the function: it runs no longer than that lives.
  bool isOfOwnExecutor(const TaskFate &Fate) const {
    const auto *Spawn = dyn_cast<CallExpr>(Fate.At);
    if (Fate.What != Kind::Spawned || !Spawn)
      return false;
    if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Spawn))
      if (isMadeHere(*Member->getImplicitObjectArgument()))
        return true;
    return llvm::any_of(Spawn->arguments(), [&](const Expr *Argument) {
      return !Model.asyncType(Argument->getType()) && isMadeHere(*Argument);
    });
  }

  /// pool, pool.get_executor(), and a variable that was made of it
  bool isMadeHere(const Expr &Executor, unsigned Depth = 0) const {
    const Expr *E = passedOn(&Executor);
    while (true) {
      if (const auto *Member = dyn_cast<MemberExpr>(E))
        E = passedOn(Member->getBase());
      else if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E))
        E = passedOn(Call->getImplicitObjectArgument());
      else
        break;
    }
    const auto *Named = dyn_cast<DeclRefExpr>(E);
    const auto *Variable =
        Named ? dyn_cast<VarDecl>(Named->getDecl()) : nullptr;
    if (!Variable || isa<ParmVarDecl>(Variable) ||
        !Variable->hasLocalStorage() || !Variable->getInit() || Depth > 4)
      return false;
    const Expr *Init = passedOn(Variable->getInit());
    if (isa<CXXConstructExpr, InitListExpr>(Init))
      return Variable->getType()->isRecordType();
    return isMadeHere(*Init, Depth + 1);
  }

  const BodyFlow &flow() {
    if (!Flow)
      Flow = std::make_unique<BodyFlow>(Function, Model);
    return *Flow;
  }

  const FunctionDecl &Function;
  AsyncModel &Model;
  std::unique_ptr<BodyFlow> Flow;
  std::vector<DanglingArgument> Found;
};
} // namespace

bool runsOnDropped(const CallExpr &Maker, AsyncModel &Model) {
  const auto Task = Model.asyncType(Maker.getType());
  return Task &&
         (Task->Kind == TaskKind::FireAndForget ||
          // Of a library's, the model has said so.
          (Task->Kind == TaskKind::Eager &&
           (Task->Owner || !endsWhenDropped(Maker.getType())))) &&
         !Model.hasRole(Maker, role::OptOut);
}

std::vector<DanglingArgument> danglingArguments(const FunctionDecl &Function,
                                                const TaskFates &Tasks,
                                                AsyncModel &Model) {
  return Finder(Function, Model).find(Tasks);
}

std::optional<TaskFate> fateBeyond(const LastingTask &Task, const Lender &Lent,
                                   QualType Parameter,
                                   const FunctionDecl &Function,
                                   AsyncModel &Model) {
  return Finder(Function, Model).fateBeyond(Task, Lent, Parameter);
}

bool beginsAtOnce(const TaskFate &Fate, const FunctionDecl &Function,
                  AsyncModel &Model) {
  const auto *Spawn = dyn_cast<CallExpr>(Fate.At);
  return Spawn && (isOwnSpawn(*Spawn, Model) ||
                   (coroutineBody(Function) &&
                    Model.hasRole(*Spawn, role::BeginsAtOnce)));
}

std::string nameOf(const Lender &Lent, const ASTContext &Context) {
  if (Lent.Variable)
    return Lent.Variable->getNameAsString();
  const Expr *Made = cast<MaterializeTemporaryExpr>(Lent.Named)->getSubExpr();
  const Expr *Written = Made->IgnoreUnlessSpelledInSource();
  std::string Text = oneLine(sourceText(Lent.Named->getSourceRange(), Context));
  if (Text.size() > 60) {
    size_t End = 57;
    // Not within a character.
    while ((Text[End] & 0xC0) == 0x80)
      --End;
    Text = Text.substr(0, End) + "...";
  }
  // "text" where a std::string is taken
  if (Made->getType()->isRecordType() &&
      !Context.hasSameUnqualifiedType(Made->getType(), Written->getType()))
    return typeName(Made->getType()) +
           (llvm::StringRef(Text).starts_with("{") ? Text : "(" + Text + ")");
  return Text;
}

std::string wordsOn(const TaskFate &Fate) {
  switch (Fate.What) {
  case Kind::Returned:
    return "the task is returned here";
  case Kind::Spawned:
    return "the task is left to run by itself here";
  case Kind::Dropped:
    return "the task runs on by itself from here";
  case Kind::Stored:
    return "the task is stored here";
  case Kind::Held:
    break;
  }
  return "'" + Fate.Holder->getNameAsString() + "' holds the task from here";
}

std::string wordsOn(const DanglingArgument &Found) {
  const std::string Goes = wordsOn(Found.Fate);
  switch (Found.Lent.What) {
  case Lender::Kind::Temporary:
    return Goes + "; the temporary dies at the end of the statement";
  case Lender::Kind::Capture:
    return Goes + "; the lambda dies when its caller is done with it";
  case Lender::Kind::Local:
  case Lender::Kind::Parameter:
    break;
  }
  return Goes + "; '" + Found.Lent.Variable->getNameAsString() +
         "' dies at the end of its scope";
}

} // namespace async_tidy
