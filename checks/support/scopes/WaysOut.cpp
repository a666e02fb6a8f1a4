// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "WaysOut.h"
#include "support/code/Mentions.h"
#include "support/code/Names.h"
#include "support/code/ObjectUse.h"
#include "support/concurrency/ConcurrencyFacts.h"
#include "support/coroutines/TypeFacts.h"
#include "support/tasks/TaskSource.h"
#include "support/throwing/ErrorFacts.h"
#include "support/throwing/Escapes.h"

using namespace clang;

namespace async_tidy {

namespace {
/// What awaits may throw, as far as that is told.
class ThrowingAwaits {
public:
  explicit ThrowingAwaits(AsyncModel &Model) : Model(Model) {}

  bool mayThrow(const CoawaitExpr &Await) const {
    const ErrorFacts &Errors = Model.facts().get<ErrorFacts>();
    const auto *Resume =
        dyn_cast_or_null<CallExpr>(strip(Await.getResumeExpr()));
    if (!Resume || isNothrow(Resume->getDirectCallee()) ||
        holdsOneOf(Await.getType(), Errors.ErrorValues))
      return false;
    const Expr &Operand = *passedOn(strip(Await.getOperand()));
    const auto Functions = startedBy(Operand, Model);
    if (!Functions.empty())
      return llvm::any_of(Functions, [&](const FunctionDecl *Function) {
        return escapeOf(*Function, Model).has_value();
      });
    const auto *Call = dyn_cast_or_null<CallExpr>(makerOf(Operand));
    return Call && !isQuiet(*Call) &&
           llvm::none_of(Call->arguments(), [&](const Expr *Argument) {
             return holdsOneOf(Argument->getType(), Errors.ErrorValues);
           });
  }

private:
  static bool isNothrow(const FunctionDecl *Called) {
    const auto *Type =
        Called ? Called->getType()->getAs<FunctionProtoType>() : nullptr;
    return Type && !isUnresolvedExceptionSpec(Type->getExceptionSpecType()) &&
           Type->isNothrow();
  }
  /// Fails only when somebody cancels it, or joins what has errors of its own.
  bool isQuiet(const CallExpr &Call) const {
    return isNothrow(Call.getDirectCallee()) ||
           Model.hasRole(Call, role::CancelOnly) ||
           Model.hasRole(Call, role::Hop) ||
           Model.hasRole(Call, role::HopBack) ||
           Model.hasRole(Call, role::OnlyWaits) ||
           Model.hasRole(Call, role::Limiter);
  }

  AsyncModel &Model;
};

} // namespace

/// Whether what leads around the end may be what has led around the start, or
/// asks whether that has worked.
///     if (wanted) scope.add(work()); if (wanted) co_await scope.joinAsync();
static bool mayGoTogether(const ScopeEvent &Start, const Expr &Condition,
                          const ScopeUse &Use) {
  ValueSet Asked = mentionedIn(Condition);
  if (isPartOf(*Start.At, Condition) || shareAny(Asked, Start.Tellers))
    return true;
  if (!Start.Within)
    return false;
  Asked.erase(cast<ValueDecl>(Use.Of->getCanonicalDecl()));
  return Asked.empty() || shareAny(Asked, mentionedIn(*Start.Within));
}

std::optional<WayOut> wayOut(const ScopeUse &Use, const ScopeWays &Ways) {
  using Kind = WayOut::Kind;
  for (const ScopeEvent &Event : Use.Events) {
    if (Event.What != ScopeEvent::Kind::Starts)
      continue;
    const auto Leak = Ways.leakBehind(Event, [&](const Expr &Condition) {
      return mayGoTogether(Event, Condition, Use);
    });
    if (!Leak)
      continue;
    if (!Use.any(ScopeEvent::Kind::Joins))
      return WayOut{Kind::Never, Event.At, nullptr};
    if (Leak->Jump)
      return WayOut{Kind::Left, Event.At, Leak->Jump};
    if (Leak->Condition)
      return WayOut{Kind::Skipped, Event.At, Leak->Condition};
    return WayOut{Kind::Never, Event.At, nullptr};
  }
  return std::nullopt;
}

/// The variables that tell, behind \p Try, whether it has failed: what its
/// handlers name, and what it sets itself.
static ValueSet outcomeOf(const CXXTryStmt &Try, Body &Code) {
  ValueSet Outcome;
  for (unsigned I = 0; I != Try.getNumHandlers(); ++I)
    for (const ValueDecl *Named : mentionedIn(*Try.getHandler(I)))
      Outcome.insert(Named);
  const SourceRange Tried = Try.getTryBlock()->getSourceRange();
  for (const Expr *Assignment : Code.assignments())
    if (const auto *Binary = dyn_cast<BinaryOperator>(Assignment);
        Binary && Tried.fullyContains(Binary->getSourceRange()))
      if (const ValueDecl *Set = variableIn(Binary->getLHS()))
        Outcome.insert(cast<ValueDecl>(Set->getCanonicalDecl()));
  return Outcome;
}

/// Whether an exception out of \p Await ends the scope's life: no handler
/// around takes any, or one that does goes on without its end.
///     catch (...) { failed = true; } if (failed) co_await roll_back();
static bool leaksBy(const ScopeAwait &Await, const ScopeUse &Use,
                    const ScopeWays &Ways, Body &Code) {
  if (Await.Tries.size() <= Use.Tries)
    return true;
  const CXXTryStmt &Try = *Await.Tries.back();
  const ValueSet Outcome = outcomeOf(Try, Code);
  for (unsigned I = 0; I != Try.getNumHandlers(); ++I)
    if (Ways.leaksFrom(*Try.getHandler(I), [&](const Expr &Condition) {
          return shareAny(mentionedIn(Condition), Outcome);
        }))
      return true;
  return false;
}

std::optional<WayOut> wayOutByException(const ScopeUse &Use,
                                        llvm::ArrayRef<ScopeAwait> Awaits,
                                        const ScopeWays &Ways, Body &Code,
                                        AsyncModel &Model) {
  for (const ScopeAwait &Await : Awaits) {
    // What does not stand between start and end may be where nothing has been
    // started, or all has ended: some condition knows.
    if (!Ways.isOpenAt(*Await.Of) || !Ways.leadsToJoin(*Await.Of) ||
        !leaksBy(Await, Use, Ways, Code))
      continue;
    // co_await scope.co_schedule(work());
    const bool IsOwn = llvm::any_of(Use.Events, [&](const ScopeEvent &Event) {
      return isPartOf(*Event.At, *Await.Of);
    });
    if (IsOwn || !ThrowingAwaits(Model).mayThrow(*Await.Of))
      continue;
    // The last in front of it; in a loop any.
    const ScopeEvent *Start = nullptr;
    for (const ScopeEvent &Event : Use.Events)
      if (Event.What == ScopeEvent::Kind::Starts &&
          (!Start || Event.At->getBeginLoc() < Await.Of->getBeginLoc()))
        Start = &Event;
    return WayOut{WayOut::Kind::Thrown, Start->At, Await.Of};
  }
  return std::nullopt;
}

} // namespace async_tidy
