// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "UnjoinedScopes.h"
#include "ScopeWays.h"
#include "support/code/Bodies.h"
#include "support/code/Mentions.h"
#include "support/code/Names.h"
#include "support/code/ObjectUse.h"
#include "support/concurrency/ConcurrencyFacts.h"
#include "support/coroutines/Coroutine.h"
#include "support/coroutines/TypeFacts.h"
#include "support/tasks/TaskFacts.h"
#include "support/tasks/TaskSource.h"
#include "support/throwing/ErrorFacts.h"
#include "support/throwing/Escapes.h"

using namespace clang;

namespace async_tidy {

/// Whether the code may know that the work has ended: it is no coroutine, and
/// runs the work itself or waits for it in some other way, or it awaits
/// something that the work is given.
///     scope.spawn(serve(latch)); co_await latch;
static bool mayKnowItsEnd(const ScopeUse &Use, Body &Code) {
  if (!coroutineBody(Code.function()))
    return true;
  for (const ScopeEvent &Event : Use.Events) {
    ValueSet Given = mentionedIn(*Event.At);
    Given.erase(cast<ValueDecl>(Use.Of->getCanonicalDecl()));
    for (const ValueDecl *Value : Given)
      for (const Expr *Point : Code.suspensionPointsNaming(*Value))
        if (Event.At->getBeginLoc() < Point->getBeginLoc())
          return true;
  }
  return false;
}

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

/// Whether what leads around the join may be what has led around the work.
///     if (wanted) scope.add(work()); if (wanted) co_await scope.joinAsync();
static bool mayGoTogether(const ScopeEvent &Start, const Expr *Condition) {
  return Start.Within && Condition &&
         (mentionedIn(*Condition).empty() ||
          shareAny(mentionedIn(*Condition), mentionedIn(*Start.Within)));
}

static std::optional<UnjoinedScope> withoutException(const ScopeUse &Use,
                                                     const ScopeWays &Ways) {
  UnjoinedScope Found;
  Found.Scope = Use.Of;
  Found.Fact = Use.Held.Fact;
  for (const ScopeEvent &Event : Use.Events) {
    if (Event.What != ScopeEvent::Kind::Starts)
      continue;
    const auto Leak = Ways.leakBehind(Event);
    if (!Leak || mayGoTogether(Event, Leak->Condition))
      continue;
    Found.Start = Event.At;
    if (!Use.any(ScopeEvent::Kind::Joins))
      return Found;
    if (Leak->Jump) {
      Found.What = UnjoinedScope::Kind::Left;
      Found.Way = Leak->Jump;
    } else if (Leak->Condition) {
      Found.What = UnjoinedScope::Kind::Skipped;
      Found.Way = Leak->Condition;
    }
    return Found;
  }
  return std::nullopt;
}

/// Whether an exception out of \p Await ends the scope's life: no handler
/// around takes any, or one that does goes on without the join.
static bool leaksBy(const ScopeAwait &Await, const ScopeUse &Use,
                    const ScopeWays &Ways) {
  if (Await.Tries.size() <= Use.Tries)
    return true;
  const CXXTryStmt &Try = *Await.Tries.back();
  for (unsigned I = 0; I != Try.getNumHandlers(); ++I)
    if (Ways.leaksFrom(*Try.getHandler(I)))
      return true;
  return false;
}

static std::optional<UnjoinedScope>
byException(const ScopeUse &Use, llvm::ArrayRef<ScopeAwait> Awaits,
            const ScopeWays &Ways, AsyncModel &Model) {
  for (const ScopeAwait &Await : Awaits) {
    if (!Ways.isOpenAt(*Await.Of) || !leaksBy(Await, Use, Ways))
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
    return UnjoinedScope{UnjoinedScope::Kind::Thrown, Use.Of, Use.Held.Fact,
                         Start->At, Await.Of};
  }
  return std::nullopt;
}

std::vector<UnjoinedScope> unjoinedScopes(const FunctionDecl &Function,
                                          bool Throws, AsyncModel &Model) {
  using End = ScopeFact::End;
  std::vector<UnjoinedScope> Found;
  const ScopeUses Uses = localScopes(Function, Model);
  for (const ScopeUse &Use : Uses.All) {
    const End AtEnd = Use.Held.Fact->AtEnd;
    if (Use.Escapes || !Use.any(ScopeEvent::Kind::Starts) ||
        // To leave early is to cancel.
        (AtEnd == End::Cancels && Use.any(ScopeEvent::Kind::Joins)))
      continue;
    const std::shared_ptr<Body> Code = Model.bodyOf(Function);
    if (AtEnd != End::Terminates && !Use.any(ScopeEvent::Kind::Joins) &&
        mayKnowItsEnd(Use, *Code))
      continue;
    const ScopeWays Ways(Use, *Code);
    if (!Ways.isKnown())
      continue;
    auto Unjoined = withoutException(Use, Ways);
    if (!Unjoined && Throws && AtEnd != End::Blocks)
      Unjoined = byException(Use, Uses.Awaits, Ways, Model);
    if (Unjoined)
      Found.push_back(*Unjoined);
  }
  return Found;
}

} // namespace async_tidy
