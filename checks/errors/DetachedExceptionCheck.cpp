// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "DetachedExceptionCheck.h"
#include "support/code/Mentions.h"
#include "support/code/Names.h"
#include "support/code/OwnCodeVisitor.h"
#include "support/code/SourceText.h"
#include "support/coroutines/Coroutine.h"
#include "support/facts/FactLookup.h"
#include "support/replacing/Replacements.h"
#include "support/tasks/TaskFacts.h"
#include "support/tasks/TaskSource.h"
#include "support/throwing/ErrorFacts.h"

using namespace clang;

namespace async_tidy {

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

namespace {
class CallCollector : public OwnCodeVisitor<CallCollector> {
public:
  using OwnCodeVisitor::OwnCodeVisitor;
  bool VisitCallExpr(CallExpr *Call) {
    Found.push_back(Call);
    return true;
  }
  llvm::SmallVector<const CallExpr *, 16> Found;
};
} // namespace

/// What is known of \p Call as one that lets a task run with nobody to take its
/// exception.
static const DetachFact *detachFact(const CallExpr &Call, AsyncModel &Model) {
  return findByCall(Call, Model.facts().get<ErrorFacts>().Detaches,
                    Model.context());
}

void DetachedExceptionCheck::checkFunction(const FunctionDecl &Function,
                                           AsyncModel &Model) {
  llvm::SmallPtrSet<const Expr *, 8> Discarded;
  forEachDiscard(Function, [&](const Discard &Dropped) {
    Discarded.insert(Dropped.Value);
    if (Dropped.Explicit && !ReportsDrops)
      checkDiscard(Dropped, Function, Model);
  });
  CallCollector Calls(Model.context());
  Calls.TraverseStmt(const_cast<Stmt *>(writtenBody(Function)));
  for (const CallExpr *Call : Calls.Found)
    if (const DetachFact *Fact = detachFact(*Call, Model);
        Fact && (!Fact->OnlyDiscarded || Discarded.contains(Call)))
      checkDetach(*Call, *Fact, Function, Model);
  checkUnhandled(Function, Model);
}

/// The name of what runs, for messages.
static std::string workName(const Expr &Task, const CallExpr &Call) {
  if (const auto *Maker = dyn_cast_or_null<CallExpr>(makerOf(Task)))
    return calledName(*Maker);
  for (const FunctionDecl *Named : functionsOf(Task))
    return Named->getDeclName().isIdentifier() ? qualifiedName(*Named)
                                               : "a lambda";
  return calledName(Call);
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

void DetachedExceptionCheck::checkDetach(const CallExpr &Call,
                                         const DetachFact &Fact,
                                         const FunctionDecl &Function,
                                         AsyncModel &Model) {
  const WrittenArguments Written(Call);
  const Expr *Task = Fact.Task ? Written.get(*Fact.Task) : nullptr;
  const Expr *Handler = Fact.Handler ? Written.get(*Fact.Handler) : nullptr;
  if (!Task || (Fact.Handler && !Handler))
    return;
  const bool IsToken = Handler && holdsOneOf(Handler->getType(), Fact.Tokens);
  if ((Handler && !IsToken && !ignoresFirst(*Handler)) ||
      hasErrorPath(*Task, Model))
    return;
  const auto Functions = startedBy(*Task, Model);
  std::optional<Escape> From;
  for (const FunctionDecl *Started : Functions)
    if (!From)
      From = escapeOf(*Started, Model);
  // Of a body in another file nothing is known, but a handler that was written
  // to look away is plain to see.
  const bool IsTaken =
      Functions.empty() && (Options.AssumeThrows || (Handler && !IsToken));
  const std::string Work = workName(*Task, Call);
  if ((!From && !IsTaken) || matchesAnyName(Options.AllowedFunctions, Work))
    return;
  const bool Ignores = Handler && !IsToken;
  const std::string By =
      Handler && IsToken && isOutsideMacros(Handler->getSourceRange())
          ? sourceText(Handler->getSourceRange(), Model.context()).str()
          : calledName(Call);
  Finding F(
      {Ignores ? &detached_exception::Ignored : &detached_exception::Detached,
       {Work, Fact.Fate, By}},
      calleeLocation(Call), Call, Function);
  explain(From, F);
  if (IsToken)
    offerHandler(*Handler, Fact, F);
  report(std::move(F), Model);
}

void DetachedExceptionCheck::checkDiscard(const Discard &Dropped,
                                          const FunctionDecl &Function,
                                          AsyncModel &Model) {
  const auto *Call = dyn_cast<CallExpr>(Dropped.Value);
  const std::optional<AsyncType> Type =
      Model.asyncType(Dropped.Value->getType());
  if (!Call || !Type || Type->Kind != TaskKind::Eager ||
      detachFact(*Call, Model) || Model.hasRole(*Call, role::OptOut) ||
      hasErrorPath(*Call, Model))
    return;
  for (const FunctionDecl *Started : startedBy(*Call, Model)) {
    const std::optional<Escape> From = escapeOf(*Started, Model);
    const std::string Work = workName(*Call, *Call);
    if (!From || matchesAnyName(Options.AllowedFunctions, Work))
      continue;
    Finding F({&detached_exception::Dropped, {Work}}, calleeLocation(*Call),
              *Dropped.Written, Function);
    explain(From, F);
    return report(std::move(F), Model);
  }
}

/// A coroutine that is left to itself, and whose promise does nothing with an
/// exception: void unhandled_exception() {}
void DetachedExceptionCheck::checkUnhandled(const FunctionDecl &Function,
                                            AsyncModel &Model) {
  const auto *Coroutine = coroutineBody(Function);
  const auto Type = Model.asyncType(Function.getReturnType());
  const auto *Handler =
      Coroutine ? dyn_cast_or_null<Expr>(Coroutine->getExceptionHandler())
                : nullptr;
  if (!Handler || !Type || Type->Kind != TaskKind::FireAndForget)
    return;
  const auto *Call = dyn_cast<CallExpr>(strip(Handler));
  const FunctionDecl *Called = Call ? Call->getDirectCallee() : nullptr;
  const auto *Body =
      Called ? dyn_cast_or_null<CompoundStmt>(Called->getBody()) : nullptr;
  if (!Body || !Body->body_empty() ||
      matchesAnyName(Options.AllowedFunctions, qualifiedName(Function)))
    return;
  const std::optional<Escape> From = escapeOf(Function, Model);
  if (!From)
    return;
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  const bool IsLambda = Method && Method->getParent()->isLambda();
  Finding F({&detached_exception::Unhandled,
             {IsLambda ? "a lambda" : qualifiedName(Function)}},
            IsLambda ? Method->getParent()->getLocation()
                     : Function.getLocation(),
            *Coroutine, Function);
  explain(From, F);
  report(std::move(F), Model);
}

void DetachedExceptionCheck::explain(const std::optional<Escape> &From,
                                     Finding &Into) {
  if (From)
    Into.Notes.push_back({From->At, From->Words});
}

void DetachedExceptionCheck::offerHandler(const Expr &Token,
                                          const DetachFact &Fact,
                                          Finding &Into) {
  // Within a binder it is not the whole token.
  const Expr *Bare = passedOn(&Token);
  const SourceRange Range = Token.getSourceRange();
  if (!Fact.Instead.empty() && isOneOf(Bare->getType(), Fact.Tokens) &&
      isOutsideMacros(Range))
    Into.Notes.push_back(
        {Range.getBegin(),
         "a handler takes it",
         {{FixItHint::CreateReplacement(Range, Fact.Instead)}, Fact.Includes}});
}

} // namespace async_tidy
