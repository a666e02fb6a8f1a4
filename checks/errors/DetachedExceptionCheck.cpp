// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "DetachedExceptionCheck.h"
#include "support/code/Names.h"
#include "support/code/SourceText.h"

using namespace clang;

namespace async_tidy {

using Kind = UnobservedTask::Kind;

DetachedExceptionCheck::DetachedExceptionCheck(llvm::StringRef Name,
                                               tidy::ClangTidyContext *Context)
    : AsyncCheck(Name, Context), Options(optionSource()),
      ReportsDrops(isEnabled("async-dropped-task") &&
                   !optionSourceOf("async-dropped-task")
                        .flag("AllowExplicitDiscard", "false", {})) {}

void DetachedExceptionCheck::storeOptions(
    tidy::ClangTidyOptions::OptionMap &Into) {
  Options.store(optionSink(Into));
}

void DetachedExceptionCheck::checkFunction(const FunctionDecl &Function,
                                           AsyncModel &Model) {
  forEachUnobservedTask(Function, Model, [&](const UnobservedTask &Task) {
    if (Task.What != Kind::Dropped || !ReportsDrops || Task.IsOnPurpose)
      checkTask(Task, Function, Model);
  });
}

/// A coroutine goes by its own name, what is detached by that of its message.
bool DetachedExceptionCheck::isAllowed(const UnobservedTask &Task) const {
  return matchesAnyName(Options.AllowedFunctions,
                        Task.What == Kind::Unhandled
                            ? qualifiedName(*Task.Runs.front())
                            : Task.Name);
}

/// Of a body in another file nothing is known, but a handler that was written
/// to look away is plain to see.
bool DetachedExceptionCheck::isTakenToThrow(const UnobservedTask &Task) const {
  return Task.Runs.empty() &&
         (Task.What == Kind::Ignored ||
          (Task.What == Kind::Detached && Options.AssumeThrows));
}

/// What takes no exception: "detached", or the call that has no place for what
/// would.
static std::string takerOf(const UnobservedTask &Task,
                           const AsyncModel &Model) {
  return Task.Token && isOutsideMacros(Task.Token->getSourceRange())
             ? sourceText(Task.Token->getSourceRange(), Model.context()).str()
             : calledName(*Task.Call);
}

static Wording wordsOf(const UnobservedTask &Task, const AsyncModel &Model) {
  switch (Task.What) {
  case Kind::Detached:
    return {&detached_exception::Detached,
            {Task.Name, Task.Fact->Fate, takerOf(Task, Model)}};
  case Kind::Ignored:
    return {&detached_exception::Ignored,
            {Task.Name, Task.Fact->Fate, calledName(*Task.Call)}};
  case Kind::Dropped:
    return {&detached_exception::Dropped, {Task.Name}};
  case Kind::Unhandled:
    return {&detached_exception::Unhandled, {Task.Name}};
  }
  llvm_unreachable("all kinds have words");
}

void DetachedExceptionCheck::checkTask(const UnobservedTask &Task,
                                       const FunctionDecl &Function,
                                       AsyncModel &Model) {
  const std::optional<Escape> From = escapeOf(Task, Model);
  if (isAllowed(Task) || (!From && !isTakenToThrow(Task)))
    return;
  Finding F(wordsOf(Task, Model), Task.At, *Task.Statement, Function);
  if (From)
    F.Notes.push_back({From->At, From->Words});
  CodeFix Handler = handlerFix(Task);
  if (!Handler.Edits.empty())
    F.Notes.push_back(
        {Task.Token->getBeginLoc(), "a handler takes it", std::move(Handler)});
  report(std::move(F), Model);
}

} // namespace async_tidy
