// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "UnobservedTasks.h"
#include "EndGuards.h"
#include "PurposeDrops.h"
#include "support/code/Discards.h"
#include "support/code/Mentions.h"
#include "support/code/Names.h"
#include "support/code/OwnCodeVisitor.h"
#include "support/code/SourceText.h"
#include "support/coroutines/Coroutine.h"
#include "support/facts/FactLookup.h"
#include "support/tasks/TaskFacts.h"
#include "support/tasks/TaskSource.h"

using namespace clang;

namespace async_tidy {

namespace {
class CallCollector : public OwnCodeVisitor {
public:
  using OwnCodeVisitor::OwnCodeVisitor;
  bool VisitCallExpr(CallExpr *Call) override {
    Found.push_back(Call);
    return true;
  }
  llvm::SmallVector<const CallExpr *, 16> Found;
};
} // namespace

const DetachFact *detachFact(const CallExpr &Call, const AsyncModel &Model) {
  return findByCall(Call, Model.facts().get<ErrorFacts>().Detaches,
                    Model.context());
}

/// [](std::exception_ptr) {}: its first parameter has no name or no use.
static bool ignoresFirst(const Expr &Handler) {
  const auto Functions = functionsOf(Handler);
  return !Functions.empty() &&
         llvm::all_of(Functions, [](const FunctionDecl *Function) {
           if (!Function->doesThisDeclarationHaveABody() ||
               Function->parameters().empty())
             return false;
           const ParmVarDecl *First = Function->getParamDecl(0);
           return !mentionedIn(*Function->getBody())
                       .contains(First->getCanonicalDecl());
         });
}

/// fetch().then(show, report): a link of the chain takes the exception.
static bool hasErrorPath(const Expr &Chain, const AsyncModel &Model) {
  const Expr *Link = passedOn(&Chain);
  while (const auto *Call = dyn_cast_or_null<CallExpr>(Link)) {
    if (Model.hasRole(*Call, role::ErrorPath))
      return true;
    const auto *Member = dyn_cast<CXXMemberCallExpr>(Call);
    Link = Member ? passedOn(Member->getImplicitObjectArgument()) : nullptr;
  }
  return false;
}

/// co_spawn(executor, serve(), detached)
static std::optional<UnobservedTask>
detachedBy(const CallExpr &Call, const DetachFact &Fact, AsyncModel &Model) {
  const WrittenArguments Written(Call);
  const Expr *Task = Fact.Task ? Written.get(*Fact.Task) : nullptr;
  const Expr *Handler = Fact.Handler ? Written.get(*Fact.Handler) : nullptr;
  if (!Task || (Fact.Handler && !Handler))
    return std::nullopt;
  const bool IsToken = Handler && holdsOneOf(Handler->getType(), Fact.Tokens);
  const bool IsFunction = Handler && !IsToken;
  if ((IsFunction && !ignoresFirst(*Handler)) || hasErrorPath(*Task, Model))
    return std::nullopt;
  UnobservedTask Found;
  Found.What = IsFunction ? UnobservedTask::Kind::Ignored
                          : UnobservedTask::Kind::Detached;
  Found.Name = workName(*Task, Call);
  Found.Runs = startedBy(*Task, Model);
  Found.Statement = Found.Call = &Call;
  Found.At = calleeLocation(Call);
  Found.Fact = &Fact;
  Found.Token = IsToken ? Handler : nullptr;
  return Found;
}

/// (void)serve()
static std::optional<UnobservedTask> droppedBy(const Discard &Dropped,
                                               const FunctionDecl &Function,
                                               AsyncModel &Model) {
  const auto *Call = dyn_cast<CallExpr>(Dropped.Value);
  const std::optional<AsyncType> Type =
      Model.asyncType(Dropped.Value->getType());
  const bool IsOnPurpose =
      Call && Type && startsOnPurpose(Dropped, Function, Model);
  if (!(Dropped.Explicit || IsOnPurpose) || !Call || !Type ||
      Type->Kind != TaskKind::Eager || detachFact(*Call, Model) ||
      Model.hasRole(*Call, role::OptOut) || hasErrorPath(*Call, Model))
    return std::nullopt;
  UnobservedTask Found;
  Found.What = UnobservedTask::Kind::Dropped;
  Found.Name = workName(*Call, *Call);
  Found.Runs = startedBy(*Call, Model);
  Found.Statement = Dropped.Written;
  Found.IsOnPurpose = IsOnPurpose;
  Found.At = calleeLocation(*Call);
  return Found;
}

/// void unhandled_exception() {}
static bool ignoresExceptions(const CoroutineBodyStmt &Coroutine) {
  const auto *Handler = dyn_cast_or_null<Expr>(Coroutine.getExceptionHandler());
  const auto *Call = Handler ? dyn_cast<CallExpr>(strip(Handler)) : nullptr;
  const FunctionDecl *Called = Call ? Call->getDirectCallee() : nullptr;
  const auto *Body =
      Called ? dyn_cast_or_null<CompoundStmt>(Called->getBody()) : nullptr;
  return Body && Body->body_empty();
}

/// job serve() { ... co_await ...; }
static std::optional<UnobservedTask> taskOf(const FunctionDecl &Function,
                                            AsyncModel &Model) {
  const auto *Coroutine = coroutineBody(Function);
  const auto Type = Model.asyncType(Function.getReturnType());
  if (!Coroutine || !Type || Type->Kind != TaskKind::FireAndForget ||
      !ignoresExceptions(*Coroutine))
    return std::nullopt;
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  const bool IsLambda = Method && Method->getParent()->isLambda();
  UnobservedTask Found;
  Found.What = UnobservedTask::Kind::Unhandled;
  Found.Name = IsLambda ? "a lambda" : qualifiedName(Function);
  Found.Runs = {&Function};
  Found.Statement = Coroutine;
  Found.At =
      IsLambda ? Method->getParent()->getLocation() : Function.getLocation();
  return Found;
}

void forEachUnobservedTask(
    const FunctionDecl &Function, AsyncModel &Model,
    llvm::function_ref<void(const UnobservedTask &)> Found) {
  auto Show = [&](const std::optional<UnobservedTask> &Task) {
    if (Task)
      Found(*Task);
  };
  llvm::SmallPtrSet<const Expr *, 8> Discarded;
  forEachDiscard(Function, [&](const Discard &Dropped) {
    Discarded.insert(Dropped.Value);
    Show(droppedBy(Dropped, Function, Model));
  });
  CallCollector Calls(Model.context());
  Calls.TraverseStmt(const_cast<Stmt *>(writtenBody(Function)));
  for (const CallExpr *Call : Calls.Found)
    if (const DetachFact *Fact = detachFact(*Call, Model);
        Fact && (!Fact->OnlyDiscarded || Discarded.contains(Call)))
      Show(detachedBy(*Call, *Fact, Model));
  Show(taskOf(Function, Model));
}

std::optional<Escape> escapeOf(const UnobservedTask &Task, AsyncModel &Model) {
  for (const FunctionDecl *Function : Task.Runs)
    if (!tellsItsEnd(*Function))
      if (std::optional<Escape> From = escapeOf(*Function, Model))
        return From;
  return std::nullopt;
}

CodeFix handlerFix(const UnobservedTask &Task) {
  if (!Task.Token || Task.Fact->Instead.empty())
    return {};
  // Within a binder it is not the whole token.
  const Expr *Bare = passedOn(Task.Token);
  const SourceRange Range = Task.Token->getSourceRange();
  if (!isOneOf(Bare->getType(), Task.Fact->Tokens) || !isOutsideMacros(Range))
    return {};
  return {{FixItHint::CreateReplacement(Range, Task.Fact->Instead)},
          Task.Fact->Includes};
}

} // namespace async_tidy
