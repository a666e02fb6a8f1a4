// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "DroppedTaskCheck.h"
#include "support/code/Names.h"
#include "support/code/SourceText.h"
#include "support/coroutines/Awaitable.h"
#include "support/coroutines/Coroutine.h"
#include "support/coroutines/PromiseType.h"
#include "support/replacing/Replacements.h"
#include "support/tasks/AwaitFix.h"
#include "support/tasks/HeldTask.h"
#include "support/tasks/TaskFacts.h"
#include "support/tasks/TaskViews.h"
#include "support/throwing/EagerDrops.h"

using namespace clang;

namespace async_tidy {

DroppedTaskCheck::DroppedTaskCheck(llvm::StringRef Name,
                                   tidy::ClangTidyContext *Context)
    : AsyncCheck(Name, Context), Options(optionSource()) {}

void DroppedTaskCheck::storeOptions(tidy::ClangTidyOptions::OptionMap &Into) {
  Options.store(optionSink(Into));
}

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

/// The token that names what made the value.
static SourceLocation nameOf(const Discard &Dropped) {
  if (const auto *Call = dyn_cast<CallExpr>(Dropped.Value))
    return calleeLocation(*Call);
  return isa<CoawaitExpr>(Dropped.Value) ? Dropped.Value->getExprLoc()
                                         : Dropped.Written->getBeginLoc();
}

static std::string noun(const AsyncType &Type) {
  if (Type.Kind == TaskKind::Generator)
    return "generator";
  return Type.IsTask ? "task" : "operation";
}

void DroppedTaskCheck::checkFunction(const FunctionDecl &Function,
                                     AsyncModel &Model) {
  forEachDiscard(Function, [&](const Discard &Dropped) {
    const Expr &Value = *Dropped.Value;
    // A builder's task&: nothing is made there.
    if (Value.isPRValue())
      checkMade(Dropped, Function, Model);
    else if (namesObject(Value) && !Dropped.Explicit &&
             isAwaitedHere(Value, Function, Model))
      reportNamed(Dropped, Function, Model);
  });
}

static bool isReportable(const std::optional<AsyncType> &Type) {
  return Type && Type->Kind != TaskKind::FireAndForget;
}

void DroppedTaskCheck::checkMade(const Discard &Dropped,
                                 const FunctionDecl &Function,
                                 AsyncModel &Model) {
  const Expr &Value = *Dropped.Value;
  if (!isa<CallExpr, CoawaitExpr, CXXConstructExpr, InitListExpr>(Value) ||
      isMeant(Dropped, Model))
    return;
  if (const auto Type = Model.asyncType(Value.getType())) {
    // What starts by itself may have nothing to lose.
    const bool NeverRuns =
        Type->Kind == TaskKind::Lazy || Type->Kind == TaskKind::Generator;
    if (isReportable(Type) && isa<CallExpr, CoawaitExpr>(Value) &&
        (NeverRuns || !losesNothing(Dropped, Function, Model)))
      reportDropped(Dropped, *Type, Function, Model);
  } else if (const auto Each = taskOfView(Value.getType(), Model)) {
    // ids | std::views::transform(fetch); calls nothing.
    if (isReportable(Each))
      report(Finding({&dropped_task::ViewDropped, {noun(*Each)}},
                     nameOf(Dropped), *Dropped.Written, Function),
             Model);
  } else if (const auto Held = heldTask(Value.getType(), Model)) {
    if (isa<CallExpr>(Value) && madeTask(&Value, Model) &&
        !takesTasks(cast<CallExpr>(Value), Model))
      // fetch_all(ids); gives tasks that nobody awaits.
      report(Finding({&dropped_task::ContainerDropped,
                      {noun(Held->Type), calledName(cast<CallExpr>(Value))}},
                     nameOf(Dropped), *Dropped.Written, Function),
             Model);
  } else if (!isa<CoawaitExpr>(Value) &&
             isAwaitedHere(Value, Function, Model)) {
    reportNotAwaited(Dropped, Function, Model);
  }
}

bool DroppedTaskCheck::isMeant(const Discard &Dropped,
                               AsyncModel &Model) const {
  if (Dropped.Explicit && Options.AllowExplicitDiscard)
    return true;
  const auto *Class = Dropped.Value->getType()->getAsCXXRecordDecl();
  if (Class && matchesAnyName(Options.AllowedTypes, qualifiedName(*Class)))
    return true;
  const auto *Call = dyn_cast<CallExpr>(Dropped.Value);
  if (!Call)
    return false;
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call);
  if (Operator && Operator->isAssignmentOp())
    return true;
  // What a spawn gives back stands for a task that runs already.
  const std::optional<AsyncType> Type = Model.asyncType(Call->getType());
  if (Model.hasRole(*Call, role::OptOut) ||
      (Model.hasRole(*Call, role::Spawn) &&
       !(Type && Type->Kind == TaskKind::Lazy)))
    return true;
  const NamedDecl *Called = calledDeclaration(*Call);
  return Called &&
         matchesAnyName(Options.AllowedFunctions, qualifiedName(*Called));
}

void DroppedTaskCheck::reportDropped(const Discard &Dropped,
                                     const AsyncType &Type,
                                     const FunctionDecl &Function,
                                     AsyncModel &Model) {
  const bool NeverRuns =
      Type.Kind == TaskKind::Lazy || Type.Kind == TaskKind::Generator;
  const auto *Call = dyn_cast<CallExpr>(Dropped.Value);
  Finding F(
      {NeverRuns ? &dropped_task::NeverStarted : &dropped_task::ResultLost,
       {noun(Type), Call ? calledName(*Call) : "co_await"}},
      nameOf(Dropped), *Dropped.Written, Function);
  if (NeverRuns)
    F.SafeFix.Edits = awaitDropped(Dropped, Function, Model);
  else
    offerAwait(Dropped, Function, Model, F);
  if (Type.IsTask && !coroutineBody(Function))
    offerRunner(Dropped, Type, Function, Model, F);
  report(std::move(F), Model);
}

/// What is awaitable but no task may have begun its work: nobody waits for it.
void DroppedTaskCheck::reportNotAwaited(const Discard &Dropped,
                                        const FunctionDecl &Function,
                                        AsyncModel &Model) {
  const auto *Call = dyn_cast<CallExpr>(Dropped.Value);
  Finding F({&dropped_task::NotAwaited,
             {Call ? calledName(*Call) : typeName(Dropped.Value->getType())}},
            nameOf(Dropped), *Dropped.Written, Function);
  offerAwait(Dropped, Function, Model, F);
  report(std::move(F), Model);
}

/// ready; as a statement, where co_await ready; was meant.
void DroppedTaskCheck::reportNamed(const Discard &Dropped,
                                   const FunctionDecl &Function,
                                   AsyncModel &Model) {
  const Expr &Value = *Dropped.Value;
  const SourceRange Range = Dropped.Written->getSourceRange();
  // An assertion that expands to its operand.
  if (!isOutsideMacros(Range))
    return;
  const NamedDecl *Named = nullptr;
  if (const auto *Member = dyn_cast<MemberExpr>(&Value))
    Named = Member->getMemberDecl();
  else if (const auto *Reference = dyn_cast<DeclRefExpr>(&Value))
    Named = Reference->getDecl();
  const std::string Name =
      Named ? Named->getNameAsString()
            : sourceText(Range, Model.context()).split('\n').first.str();
  Finding F({&dropped_task::OnlyNamed, {"'" + Name + "'"}},
            Named ? Value.getExprLoc() : Range.getBegin(), *Dropped.Written,
            Function);
  F.SafeFix.Edits = awaitDropped(Dropped, Function, Model);
  report(std::move(F), Model);
}

/// For what may run already: awaiting it is another thing than letting it run.
void DroppedTaskCheck::offerAwait(const Discard &Dropped,
                                  const FunctionDecl &Function,
                                  AsyncModel &Model, Finding &Into) {
  const auto Fix = awaitDropped(Dropped, Function, Model);
  if (!Fix.empty())
    Into.Notes.push_back(
        {nameOf(Dropped), "'co_await' waits for its end", {Fix, {}}});
}

/// In a test or in main there is nothing to await with: name what runs a task
/// to its end.
void DroppedTaskCheck::offerRunner(const Discard &Dropped,
                                   const AsyncType &Type,
                                   const FunctionDecl &Function,
                                   AsyncModel &Model, Finding &Into) {
  const SourceRange Range = Dropped.Written->getSourceRange();
  const Alternative Runner(
      Model.facts(), Type.Owner, "run-task", Function,
      {{"{call}", sourceText(Range, Model.context()).str()}});
  // The words of a macro's argument would be those of the whole macro.
  if (!Runner || !isOutsideMacros(Range))
    return;
  const std::string Instead = Runner.code();
  Finding::Note &Note = Into.Notes.emplace_back(Finding::Note{
      Range.getBegin(), "outside a coroutine, '" + Instead + "' runs it"});
  if (Runner->Fix != Replacement::FixKind::None)
    Note.Offer = {{FixItHint::CreateReplacement(Range, Instead)},
                  Runner->Includes};
}

} // namespace async_tidy
