// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "TaskRunner.h"
#include "support/code/SourceText.h"
#include "support/coroutines/Coroutine.h"
#include "support/replacing/Replacements.h"

using namespace clang;

namespace async_tidy {

std::optional<TaskRunner> runnerFor(const DroppedTask &Task,
                                    const FunctionDecl &Function,
                                    const AsyncModel &Model) {
  const SourceRange Range = Task.Dropped.Written->getSourceRange();
  // The words of a macro's argument would be those of the whole macro.
  if (!Task.Type.IsTask || coroutineBody(Function) || !isOutsideMacros(Range))
    return std::nullopt;
  const Alternative Runner(
      Model.facts(), Task.Type.Owner, "run-task", Function,
      {{"{call}", sourceText(Range, Model.context()).str()}});
  if (!Runner)
    return std::nullopt;
  TaskRunner Found{Runner.code(), {}};
  if (Runner->Fix != Replacement::FixKind::None)
    Found.Fix = {{FixItHint::CreateReplacement(Range, Found.Code)},
                 Runner->Includes};
  return Found;
}

} // namespace async_tidy
