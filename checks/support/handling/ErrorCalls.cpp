// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ErrorCalls.h"
#include "CancellationFacts.h"
#include "support/code/Names.h"
#include "support/code/ObjectUse.h"
#include "support/coroutines/Coroutine.h"
#include "support/tasks/TaskFacts.h"
#include "support/tasks/TaskSource.h"
#include "support/throwing/ErrorFacts.h"
#include "support/throwing/Escapes.h"

using namespace clang;

namespace async_tidy {

Taking howTaken(const CallExpr &Call, unsigned Index) {
  const FunctionDecl *Called = Call.getDirectCallee();
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call);
      Operator && isa_and_nonnull<CXXMethodDecl>(Called)) {
    if (Index == 0)
      return Taking::Reads;
    --Index;
  }
  if (!Called || Index >= Called->getNumParams())
    return Taking::Reads;
  const auto Writes = [](QualType Type) {
    return Type->isLValueReferenceType() &&
           !Type->getPointeeType().isConstQualified();
  };
  if (!Writes(Called->getParamDecl(Index)->getType()))
    return Taking::Reads;
  const FunctionDecl *Pattern = Called->getTemplateInstantiationPattern();
  if (!Pattern || Pattern->getNumParams() == 0)
    return Taking::Writes;
  QualType Declared =
      Pattern->getParamDecl(std::min(Index, Pattern->getNumParams() - 1))
          ->getType();
  if (const auto *Pack = Declared->getAs<PackExpansionType>())
    Declared = Pack->getPattern();
  if (!Writes(Declared))
    return Taking::Reads;
  return Declared->isDependentType() ? Taking::Keeps : Taking::Writes;
}

/// Whether all that \p Operand runs is seen, and lets no exception out as far
/// as that is seen: callables, and the tasks of a join.
///     co_await post([&] { answer.set_status(status::ok); });
static bool runsHarmlessly(const Expr &Operand, AsyncModel &Model) {
  const auto *Call = dyn_cast<CallExpr>(passedOn(strip(&Operand)));
  if (!Call)
    return false;
  const bool IsJoin = Model.hasRole(*Call, role::Join);
  bool Any = false;
  for (const Expr *Argument : Call->arguments()) {
    const auto Runs =
        IsJoin ? startedBy(*Argument, Model) : functionsOf(*Argument);
    if (IsJoin && Runs.empty())
      return false;
    for (const FunctionDecl *Function : Runs) {
      const FunctionDecl *Defined = Function->getDefinition();
      if (!Defined || escapeOf(*Defined, Model) ||
          (!IsJoin && !Defined->getReturnType()->isVoidType()))
        return false;
      Any = true;
    }
  }
  return Any;
}

bool mayFailUnseen(const Expr &Await, const std::vector<std::string> &Cleanups,
                   AsyncModel &Model) {
  const auto IsHarmless = [&](const CallExpr &Call) {
    return Model.hasRole(Call, role::CancelOnly) ||
           Model.hasRole(Call, role::Cleanup) ||
           (!Cleanups.empty() && callsOneOf(Call, Cleanups));
  };
  const Expr *Operand = awaitedOperand(Await);
  if (!Operand)
    return false;
  if (runsHarmlessly(*Operand, Model))
    return true;
  // One that was made before it is awaited.
  if (const auto *Made =
          dyn_cast_or_null<CallExpr>(makerOf(*passedOn(strip(Operand)))))
    if (IsHarmless(*Made))
      return true;
  // In adaptors: as_tuple(stream.async_shutdown()), timer.async_wait() || ...
  llvm::SmallVector<const Stmt *, 16> Open{Operand};
  while (!Open.empty()) {
    const Stmt *S = Open.pop_back_val();
    if (const auto *Call = dyn_cast<CallExpr>(S); Call && IsHarmless(*Call))
      return true;
    if (!isa<LambdaExpr>(S))
      for (const Stmt *Part : S->children())
        if (Part)
          Open.push_back(Part);
  }
  return false;
}

} // namespace async_tidy
