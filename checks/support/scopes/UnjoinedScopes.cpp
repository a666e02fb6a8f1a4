// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "UnjoinedScopes.h"
#include "support/code/Bodies.h"
#include "support/code/Mentions.h"

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
    auto Way = wayOut(Use, Ways);
    if (!Way && Throws && AtEnd != End::Blocks)
      Way = wayOutByException(Use, Uses.Awaits, Ways, *Code, Model);
    if (Way)
      Found.push_back({*Way, Use.Of, Use.Held.Fact});
  }
  return Found;
}

} // namespace async_tidy
