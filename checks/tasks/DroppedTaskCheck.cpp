// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "DroppedTaskCheck.h"
#include "support/tasks/AwaitFix.h"
#include "support/tasks/TaskRunner.h"
#include "support/throwing/PurposeDrops.h"

using namespace clang;

namespace async_tidy {

using Kind = DroppedTask::Kind;

DroppedTaskCheck::DroppedTaskCheck(llvm::StringRef Name,
                                   tidy::ClangTidyContext *Context)
    : AsyncCheck(Name, Context), Options(optionSource()),
      Lost(Options.AllowExplicitDiscard, Options.AllowedTypes,
           Options.AllowedFunctions) {}

void DroppedTaskCheck::storeOptions(tidy::ClangTidyOptions::OptionMap &Into) {
  Options.store(optionSink(Into));
}

void DroppedTaskCheck::checkFunction(const FunctionDecl &Function,
                                     AsyncModel &Model) {
  Lost.forEach(Function, Model, [&](const DroppedTask &Task) {
    reportTask(Task, Function, Model);
  });
}

static std::string noun(const AsyncType &Type) {
  if (Type.Kind == TaskKind::Generator)
    return "generator";
  return Type.IsTask ? "task" : "operation";
}

static Wording wordsOf(const DroppedTask &Task, const ASTContext &Context) {
  if (Task.What == Kind::ResultLost && isSaidOnPurpose(Task.Dropped, Context))
    return {&dropped_task::ErrorLost, {noun(Task.Type), Task.Name}};
  switch (Task.What) {
  case Kind::NeverStarted:
    return {&dropped_task::NeverStarted, {noun(Task.Type), Task.Name}};
  case Kind::ResultLost:
    return {&dropped_task::ResultLost, {noun(Task.Type), Task.Name}};
  case Kind::NotAwaited:
    return {&dropped_task::NotAwaited, {Task.Name}};
  case Kind::View:
    return {&dropped_task::ViewDropped, {noun(Task.Type)}};
  case Kind::Container:
    return {&dropped_task::ContainerDropped, {noun(Task.Type), Task.Name}};
  case Kind::Named:
    return {&dropped_task::OnlyNamed, {"'" + Task.Name + "'"}};
  }
  llvm_unreachable("all kinds have words");
}

/// To await what may run already is another thing than to let it run.
static void offerAwait(const DroppedTask &Task, const FunctionDecl &Function,
                       AsyncModel &Model, Finding &Into) {
  const bool RunsNot =
      Task.What == Kind::NeverStarted || Task.What == Kind::Named;
  const auto Edits = awaitDropped(Task.Dropped, Function, Model);
  if (RunsNot)
    Into.SafeFix.Edits = Edits;
  else if (!Edits.empty())
    Into.Notes.push_back(
        {Task.At, "'co_await' waits for its end", {Edits, {}}});
}

static void offerRunner(const DroppedTask &Task, const FunctionDecl &Function,
                        AsyncModel &Model, Finding &Into) {
  if (std::optional<TaskRunner> Runner = runnerFor(Task, Function, Model))
    Into.Notes.push_back({Task.Dropped.Written->getBeginLoc(),
                          "outside a coroutine, '" + Runner->Code + "' runs it",
                          std::move(Runner->Fix)});
}

void DroppedTaskCheck::reportTask(const DroppedTask &Task,
                                  const FunctionDecl &Function,
                                  AsyncModel &Model) {
  Finding F(wordsOf(Task, Model.context()), Task.At, *Task.Dropped.Written,
            Function);
  // Each task of several would have to be awaited.
  if (Task.What != Kind::View && Task.What != Kind::Container)
    offerAwait(Task, Function, Model, F);
  if (Task.What == Kind::NeverStarted || Task.What == Kind::ResultLost)
    offerRunner(Task, Function, Model, F);
  report(std::move(F), Model);
}

} // namespace async_tidy
