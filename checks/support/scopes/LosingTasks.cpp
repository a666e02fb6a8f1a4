// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "LosingTasks.h"
#include "ScopeFacts.h"
#include "support/code/Mentions.h"
#include "support/code/Names.h"
#include "support/coroutines/Coroutine.h"
#include "support/handling/CancellationFacts.h"
#include "support/tasks/TaskSource.h"
#include "support/throwing/ErrorFacts.h"

using namespace clang;

namespace async_tidy {

/// Whether \p Task is made for the call that it is given to: by a call there,
/// or moved from a local variable.
static bool isGivenAway(const Expr &Task) {
  const Expr *E = passedOn(&Task);
  const auto *Named = dyn_cast<DeclRefExpr>(E);
  const auto *Local = Named ? dyn_cast<VarDecl>(Named->getDecl()) : nullptr;
  return Local
             ? Local->hasLocalStorage() && !Local->getType()->isReferenceType()
             : isa<CallExpr>(E);
}

static bool isLeft(const CallExpr &Race, const FunctionDecl &Function,
                   AsyncModel &Model) {
  const auto *Callee =
      dyn_cast<DeclRefExpr>(Race.getCallee()->IgnoreParenImpCasts());
  // collectAny<SignalType::Terminate>(...)
  if (!Callee || Callee->hasExplicitTemplateArgs() ||
      !Model.hasRole(Race, role::LeavesLosers) || Race.getNumArgs() == 0)
    return false;
  bool OnlyTimers = true;
  for (const Expr *Argument : Race.arguments()) {
    if (!isGivenAway(*Argument))
      return false;
    const auto *Made = dyn_cast_or_null<CallExpr>(makerOf(*Argument));
    OnlyTimers &= Made && Model.hasRole(*Made, role::CancelOnly);
  }
  if (OnlyTimers)
    return false;
  const std::shared_ptr<Body> Code = Model.bodyOf(Function);
  return llvm::none_of(Code->places(), [&](const CodePlace &P) {
    const auto *Call = dyn_cast<CallExpr>(P.Of);
    return Call && Model.hasRole(*Call, role::Cancels) &&
           Code->graph().mayFollow(Race, *Call);
  });
}

void forEachRaceLeft(const FunctionDecl &Function, AsyncModel &Model,
                     llvm::function_ref<void(const CallExpr &)> Found) {
  if (Function.isDependentContext())
    return;
  for (const Expr *Point : Model.bodyOf(Function)->suspensionPoints()) {
    const Expr *Operand = awaitedOperand(*Point);
    const auto *Call =
        Operand ? dyn_cast<CallExpr>(passedOn(Operand)) : nullptr;
    if (Call && isLeft(*Call, Function, Model))
      Found(*Call);
  }
}

} // namespace async_tidy
