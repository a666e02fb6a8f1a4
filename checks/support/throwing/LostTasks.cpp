// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "LostTasks.h"
#include "EagerDrops.h"
#include "PurposeDrops.h"
#include "UnobservedTasks.h"
#include "support/code/Names.h"

using namespace clang;

namespace async_tidy {

using Kind = DroppedTask::Kind;

/// What starts by itself may have nothing to lose, or be dropped on purpose by
/// somebody who has thought of its errors.
static bool mayBeDropped(const DroppedTask &Task, const FunctionDecl &Function,
                         AsyncModel &Model) {
  // co_withExecutor(pool, f()).start(); runs, and its exception is another
  // matter.
  const auto *Call = dyn_cast<CallExpr>(Task.Dropped.Value);
  if (const DetachFact *Fact = Call ? detachFact(*Call, Model) : nullptr;
      Fact && Fact->OnlyDiscarded)
    return true;
  if (Task.What != Kind::ResultLost)
    return false;
  // A future that is awaited in there may fail, though nobody sees it thrown.
  const bool TakesErrors = isSaidOnPurpose(Task.Dropped, Model.context())
                               ? takesItsErrors(*Task.Dropped.Value, Model)
                               : losesNothing(Task.Dropped, Function, Model);
  return TakesErrors || startsOnPurpose(Task.Dropped, Function, Model);
}

bool LostTasks::isAllowed(const DroppedTask &Task) const {
  // Nobody means a statement that does nothing.
  if (Task.What == Kind::Named)
    return false;
  if (Task.Dropped.Explicit && AllowsExplicit)
    return true;
  const Expr &Value = *Task.Dropped.Value;
  const CXXRecordDecl *Class = Value.getType()->getAsCXXRecordDecl();
  if (Class && matchesAnyName(AllowedTypes, qualifiedName(*Class)))
    return true;
  const auto *Call = dyn_cast<CallExpr>(&Value);
  const NamedDecl *Called = Call ? calledDeclaration(*Call) : nullptr;
  return Called && matchesAnyName(AllowedFunctions, qualifiedName(*Called));
}

void LostTasks::forEach(
    const FunctionDecl &Function, AsyncModel &Model,
    llvm::function_ref<void(const DroppedTask &)> Found) const {
  forEachDroppedTask(Function, Model, [&](const DroppedTask &Task) {
    if (!isAllowed(Task) && !mayBeDropped(Task, Function, Model))
      Found(Task);
  });
}

} // namespace async_tidy
