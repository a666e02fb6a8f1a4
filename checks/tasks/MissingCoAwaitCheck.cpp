// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "MissingCoAwaitCheck.h"
#include "support/code/Names.h"
#include "support/tasks/AwaitFix.h"

using namespace clang;

namespace async_tidy {

MissingCoAwaitCheck::MissingCoAwaitCheck(llvm::StringRef Name,
                                         tidy::ClangTidyContext *Context)
    : AsyncCheck(Name, Context), Options(optionSource()) {}

void MissingCoAwaitCheck::storeOptions(
    tidy::ClangTidyOptions::OptionMap &Into) {
  Options.store(optionSink(Into));
}

static std::string noun(const AsyncType &Type) {
  return Type.IsTask ? "task" : "operation";
}

/// What makes a task, for messages.
static std::string nameOf(const Expr &Source) {
  const auto *Call = dyn_cast<CallExpr>(&Source);
  return Call ? calledName(*Call) : "co_await";
}

void MissingCoAwaitCheck::checkFunction(const FunctionDecl &Function,
                                        AsyncModel &Model) {
  forEachTaskLoss(Function, Model, [&](const TaskLoss &Loss) {
    if (!isMeant(Loss))
      reportLoss(Loss, Function, Model);
  });
  forEachTaskMisuse(Function, Model, [&](const TaskMisuse &Misuse) {
    if (!isAllowed(Misuse.Value->getType()) && !isAllowed(*Misuse.Value))
      reportMisuse(Misuse, Function, Model);
  });
  forEachDroppedCallback(Function, Model, [&](const DroppedCallback &Callback) {
    report(Finding({&missing_co_await::CallbackDropsTask,
                    {Callback.By, noun(Callback.Type)}},
                   Callback.Callable->getBeginLoc(), *Callback.Callable,
                   Function),
           Model);
  });
  forEachEmptyTask(Function, Model, [&](const Expr &Value) {
    const QualType Returned = Function.getReturnType();
    if (!isAllowed(Returned))
      report(
          Finding({&missing_co_await::EmptyTask,
                   {qualifiedName(Function), noun(*Model.asyncType(Returned))}},
                  Value.getBeginLoc(), Value, Function),
          Model);
  });
}

bool MissingCoAwaitCheck::isAllowed(QualType Type) const {
  const CXXRecordDecl *Class = Type.getNonReferenceType()->getAsCXXRecordDecl();
  return Class && matchesAnyName(Options.AllowedTypes, qualifiedName(*Class));
}

bool MissingCoAwaitCheck::isAllowed(const Expr &Source) const {
  const auto *Call = dyn_cast<CallExpr>(&Source);
  const NamedDecl *Called = Call ? calledDeclaration(*Call) : nullptr;
  return Called &&
         matchesAnyName(Options.AllowedFunctions, qualifiedName(*Called));
}

bool MissingCoAwaitCheck::isMeant(const TaskLoss &Loss) const {
  if (Loss.What == TaskLoss::Kind::EarlyExit && !Options.CheckEarlyExits)
    return true;
  // An eager task runs on: whoever says that the variable is not looked at
  // wants its result as little, and whoever asks how far it is keeps it for
  // that.
  const TaskSlot &Slot = *Loss.Slot;
  const bool IsLazy = Slot.Held.Type.Kind == TaskKind::Lazy;
  const bool IsWatched =
      !Slot.Held.IsContainer && Slot.any(TaskEvent::Kind::Read);
  if ((Slot.MayStayUnused && (Options.AllowExplicitDiscard || !IsLazy)) ||
      (IsWatched && !IsLazy))
    return true;
  return isAllowed(Loss.Made->Source->getType()) ||
         isAllowed(Loss.Slot->Variable->getType()) ||
         isAllowed(*Loss.Made->Source);
}

static const FindingKind &kindOf(const TaskLoss &Loss, AsyncModel &Model) {
  const bool IsLazy = Loss.Slot->Held.Type.Kind == TaskKind::Lazy;
  switch (Loss.What) {
  case TaskLoss::Kind::SomePaths:
  case TaskLoss::Kind::EarlyExit:
    return missing_co_await::AwaitedSometimes;
  case TaskLoss::Kind::Overwritten:
    return IsLazy ? missing_co_await::OverwrittenUnstarted
                  : missing_co_await::Overwritten;
  case TaskLoss::Kind::Never:
    break;
  }
  if (Loss.Slot->Held.IsContainer)
    return IsLazy ? missing_co_await::NeverJoined
                  : missing_co_await::ResultsLost;
  if (isLock(*Loss.Made->Source, Model))
    return missing_co_await::LockNeverTaken;
  return IsLazy ? missing_co_await::NeverStarted
                : missing_co_await::NeverAwaited;
}

void MissingCoAwaitCheck::reportLoss(const TaskLoss &Loss,
                                     const FunctionDecl &Function,
                                     AsyncModel &Model) {
  const FindingKind &Kind = kindOf(Loss, Model);
  // Of a container the finding is one, however many tasks it is given.
  const bool IsOfWhole =
      Loss.Slot->Held.IsContainer && Loss.What == TaskLoss::Kind::Never;
  const SourceLocation At =
      IsOfWhole ? Loss.Slot->Variable->getLocation() : Loss.Made->Location;
  Finding F({&Kind,
             {Loss.Slot->name(), noun(Loss.Slot->Held.Type),
              nameOf(*Loss.Made->Source)}},
            At, *Loss.Made->At, Function);
  if (Loss.What == TaskLoss::Kind::Never && !IsOfWhole)
    offerAwait(Loss, Function, Model, F);
  noteLoss(Loss, F);
  report(std::move(F), Model);
}

void MissingCoAwaitCheck::noteLoss(const TaskLoss &Loss, Finding &Into) {
  auto Note = [&](SourceLocation At, std::string Text) {
    Into.Notes.push_back({At, std::move(Text)});
  };
  if (Loss.By == Loss.Made)
    Note(Loss.Made->Location, "the loop's next round overwrites it");
  else if (Loss.By)
    Note(Loss.By->Location, "overwritten here");
  else if (Loss.Branch)
    Note(Loss.Branch->getBeginLoc(),
         std::string("not awaited where this condition is ") +
             (Loss.IsUsedWhereTrue ? "false" : "true"));
  else if (Loss.Exit)
    Note(Loss.Exit->getBeginLoc(), "not awaited where this returns");
}

void MissingCoAwaitCheck::offerAwait(const TaskLoss &Loss,
                                     const FunctionDecl &Function,
                                     AsyncModel &Model, Finding &Into) {
  const KeptFix Fix = awaitKept(Loss, Function, Model);
  if (Fix.IsSafe)
    Into.SafeFix.Edits = Fix.Edits;
  else if (!Fix.Edits.empty())
    Into.Notes.push_back({Loss.Made->Location,
                          isLock(*Loss.Made->Source, Model)
                              ? "'co_await' takes the lock"
                              : "'co_await' waits for its end",
                          {Fix.Edits, {}}});
}

/// "tested", "an operand of '+'"
static std::string useOf(const TaskMisuse &Misuse) {
  switch (Misuse.What) {
  case TaskMisuse::Kind::Condition:
    return "tested";
  case TaskMisuse::Kind::Conversion:
    return "converted to '" + Misuse.Target.getAsString() + "'";
  case TaskMisuse::Kind::Operand:
    return ("an operand of '" + Misuse.Operator + "'").str();
  case TaskMisuse::Kind::Stream:
    return "written to a stream";
  case TaskMisuse::Kind::Log:
    return "logged";
  case TaskMisuse::Kind::Text:
    return "made into text";
  case TaskMisuse::Kind::Returned:
    return "returned";
  }
  llvm_unreachable("all uses are named");
}

void MissingCoAwaitCheck::reportMisuse(const TaskMisuse &Misuse,
                                       const FunctionDecl &Function,
                                       AsyncModel &Model) {
  const auto *Call = dyn_cast<CallExpr>(Misuse.Value);
  const auto *Named = dyn_cast<DeclRefExpr>(Misuse.Value);
  Finding F({&missing_co_await::UsedAsResult,
             {noun(*Model.asyncType(Misuse.Value->getType())),
              Named ? "in '" + Named->getDecl()->getNameAsString() + "'"
                    : "returned by '" + nameOf(*Misuse.Value) + "'",
              useOf(Misuse)}},
            Call ? calleeLocation(*Call) : Misuse.Value->getBeginLoc(),
            *Misuse.Written, Function);
  F.SafeFix.Edits = awaitMisused(Misuse, Function, Model);
  report(std::move(F), Model);
}

} // namespace async_tidy
