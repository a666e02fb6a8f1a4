// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "DroppedTasks.h"
#include "HeldTask.h"
#include "TaskFacts.h"
#include "TaskViews.h"
#include "support/code/Names.h"
#include "support/code/SourceText.h"
#include "support/coroutines/Awaitable.h"
#include "support/coroutines/Coroutine.h"
#include "support/coroutines/PromiseType.h"

using namespace clang;

namespace async_tidy {

/// Whether \p Function is a coroutine that can await \p Value, or would be one
/// if it did: nothing else in it may say so.
static bool isAwaitedHere(const Expr &Value, const FunctionDecl &Function,
                          AsyncModel &Model) {
  const CXXRecordDecl *Promise = promiseOf(Function);
  if (Model.contextOf(Function) == ContextKind::AsyncFunction)
    Promise = promiseOfReturnType(Function.getReturnType(), Model.context());
  return Promise && isOperationFor(*Promise, Value.getType(), Model.context());
}

/// Whether \p Call may give back what it is given: try_push(task) does.
static bool takesTasks(const CallExpr &Call, AsyncModel &Model) {
  return llvm::any_of(Call.arguments(), [&](const Expr *Argument) {
    return heldTask(Argument->getType(), Model).has_value();
  });
}

/// Whether the value of \p Call is there to be dropped.
static bool isForDropping(const CallExpr &Call, AsyncModel &Model) {
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call);
  if (Operator && Operator->isAssignmentOp())
    return true;
  // What a spawn gives back stands for a task that runs already.
  const std::optional<AsyncType> Type = Model.asyncType(Call.getType());
  return Model.hasRole(Call, role::OptOut) ||
         (Model.hasRole(Call, role::Spawn) &&
          !(Type && Type->Kind == TaskKind::Lazy));
}

static bool isToAwait(const std::optional<AsyncType> &Type) {
  return Type && Type->Kind != TaskKind::FireAndForget;
}

/// What is made and discarded in one, without its name.
static std::optional<DroppedTask> madeIn(const Discard &Dropped,
                                         const FunctionDecl &Function,
                                         AsyncModel &Model) {
  using Kind = DroppedTask::Kind;
  const Expr &Value = *Dropped.Value;
  const auto *Call = dyn_cast<CallExpr>(&Value);
  if (!isa<CallExpr, CoawaitExpr, CXXConstructExpr, InitListExpr>(Value) ||
      (Call && isForDropping(*Call, Model)))
    return std::nullopt;
  if (const auto Type = Model.asyncType(Value.getType())) {
    if (!isToAwait(Type) || !isa<CallExpr, CoawaitExpr>(Value))
      return std::nullopt;
    const bool NeverRuns =
        Type->Kind == TaskKind::Lazy || Type->Kind == TaskKind::Generator;
    return DroppedTask{NeverRuns ? Kind::NeverStarted : Kind::ResultLost,
                       Dropped, *Type};
  }
  if (const auto Each = taskOfView(Value.getType(), Model)) {
    if (!isToAwait(Each))
      return std::nullopt;
    return DroppedTask{Kind::View, Dropped, *Each};
  }
  if (const auto Held = heldTask(Value.getType(), Model)) {
    if (!Call || !madeTask(Call, Model) || takesTasks(*Call, Model))
      return std::nullopt;
    return DroppedTask{Kind::Container, Dropped, Held->Type};
  }
  if (isa<CoawaitExpr>(Value) || !isAwaitedHere(Value, Function, Model))
    return std::nullopt;
  return DroppedTask{Kind::NotAwaited, Dropped};
}

static void nameMade(DroppedTask &Task) {
  const Expr &Value = *Task.Dropped.Value;
  if (const auto *Call = dyn_cast<CallExpr>(&Value)) {
    Task.Name = calledName(*Call);
    Task.At = calleeLocation(*Call);
  } else if (isa<CoawaitExpr>(Value)) {
    Task.Name = "co_await";
    Task.At = Value.getExprLoc();
  } else {
    Task.Name = typeName(Value.getType());
    Task.At = Task.Dropped.Written->getBeginLoc();
  }
}

static void nameNamed(DroppedTask &Task, const ASTContext &Context) {
  const Expr &Value = *Task.Dropped.Value;
  const SourceRange Range = Task.Dropped.Written->getSourceRange();
  const NamedDecl *Named = nullptr;
  if (const auto *Member = dyn_cast<MemberExpr>(&Value))
    Named = Member->getMemberDecl();
  else if (const auto *Reference = dyn_cast<DeclRefExpr>(&Value))
    Named = Reference->getDecl();
  Task.Name = Named ? Named->getNameAsString()
                    : sourceText(Range, Context).split('\n').first.str();
  Task.At = Named ? Value.getExprLoc() : Range.getBegin();
}

void forEachDroppedTask(const FunctionDecl &Function, AsyncModel &Model,
                        llvm::function_ref<void(const DroppedTask &)> Found) {
  forEachDiscard(Function, [&](const Discard &Dropped) {
    const Expr &Value = *Dropped.Value;
    // A builder's task&: nothing is made there.
    if (Value.isPRValue()) {
      if (std::optional<DroppedTask> Made = madeIn(Dropped, Function, Model)) {
        nameMade(*Made);
        Found(*Made);
      }
      return;
    }
    // An assertion expands to its operand.
    if (namesObject(Value) && !Dropped.Explicit &&
        isAwaitedHere(Value, Function, Model) &&
        isOutsideMacros(Dropped.Written->getSourceRange())) {
      DroppedTask Named{DroppedTask::Kind::Named, Dropped};
      nameNamed(Named, Model.context());
      Found(Named);
    }
  });
}

} // namespace async_tidy
