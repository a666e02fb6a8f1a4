// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "DroppedTaskCheck.h"
#include "support/AwaitFix.h"
#include "support/Coroutine.h"
#include "support/Names.h"
#include "support/Replacements.h"
#include "support/SourceText.h"

using namespace clang;

namespace async_tidy {

DroppedTaskCheck::DroppedTaskCheck(llvm::StringRef Name,
                                   tidy::ClangTidyContext *Context)
    : AsyncCheck(Name, Context), Options(optionSource()) {}

void DroppedTaskCheck::storeOptions(tidy::ClangTidyOptions::OptionMap &Into) {
  Options.store(optionSink(Into));
}

void DroppedTaskCheck::checkFunction(const FunctionDecl &Function,
                                     AsyncModel &Model) {
  forEachDiscard(Function, [&](const Discard &Dropped) {
    // A builder's task&, a variable that is only named: nothing is made there.
    if (!Dropped.Value->isPRValue() ||
        !isa<CallExpr, CoawaitExpr>(Dropped.Value))
      return;
    std::optional<AsyncType> Type = Model.asyncType(Dropped.Value->getType());
    if (Type && Type->Kind != TaskKind::FireAndForget &&
        !isMeant(Dropped, Model))
      reportDropped(Dropped, *Type, Function, Model);
  });
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
  if (Model.hasRole(*Call, Role::OptOut) ||
      (Model.hasRole(*Call, Role::Spawn) &&
       Model.asyncType(Call->getType())->Kind != TaskKind::Lazy))
    return true;
  const NamedDecl *Called = calledDeclaration(*Call);
  return Called &&
         matchesAnyName(Options.AllowedFunctions, qualifiedName(*Called));
}

/// The token that names what made the value.
static SourceLocation nameOf(const Expr &Value) {
  const auto *Call = dyn_cast<CallExpr>(&Value);
  if (!Call)
    return Value.getExprLoc();
  return calleeLocation(*Call);
}

static llvm::StringRef noun(const AsyncType &Type) {
  if (Type.Kind == TaskKind::Generator)
    return "generator";
  return Type.IsTask ? "task" : "operation";
}

void DroppedTaskCheck::reportDropped(const Discard &Dropped,
                                     const AsyncType &Type,
                                     const FunctionDecl &Function,
                                     AsyncModel &Model) {
  const bool NeverRuns =
      Type.Kind == TaskKind::Lazy || Type.Kind == TaskKind::Generator;
  const auto *Call = dyn_cast<CallExpr>(Dropped.Value);
  auto Warning =
      report(NeverRuns ? dropped_task::NeverStarted : dropped_task::ResultLost,
             nameOf(*Dropped.Value), *Dropped.Written, Function, Model);
  if (!Warning)
    return;
  *Warning << noun(Type) << (Call ? calledName(*Call) : "co_await");
  const auto Fix = awaitDropped(Dropped, Function, Model);
  if (NeverRuns)
    for (const FixItHint &Edit : Fix)
      *Warning << Edit;
  // The next diagnostic closes this one.
  Warning.reset();
  if (!NeverRuns && !Fix.empty()) {
    // It runs already: awaiting it is another thing than letting it run.
    auto Note = diag(nameOf(*Dropped.Value), "'co_await' waits for its end",
                     DiagnosticIDs::Note);
    for (const FixItHint &Edit : Fix)
      Note << Edit;
  }
  if (Fix.empty() && Type.IsTask && !coroutineBody(Function))
    suggestRunner(Dropped, Type, Function, Model);
}

/// In a test or in main there is nothing to await with: name what runs a task
/// to its end.
void DroppedTaskCheck::suggestRunner(const Discard &Dropped,
                                     const AsyncType &Type,
                                     const FunctionDecl &Function,
                                     AsyncModel &Model) {
  const SourceRange Range = Dropped.Written->getSourceRange();
  const Alternative Runner(Type.Owner, "run-task", nullptr, Function);
  // The words of a macro's argument would be those of the whole macro.
  if (!Runner || !isOutsideMacros(Range))
    return;
  const std::string Instead =
      Runner.code("", sourceText(Range, Model.context()));
  auto Note = diag(Range.getBegin(), "outside a coroutine, '%0' runs it",
                   DiagnosticIDs::Note)
              << Instead;
  if (Runner->Fix == Replacement::FixKind::None)
    return;
  Note << FixItHint::CreateReplacement(Range, Instead);
  for (const FixItHint &Include :
       includeHints(Runner->Includes, Range.getBegin(), Model))
    Note << Include;
}

} // namespace async_tidy
