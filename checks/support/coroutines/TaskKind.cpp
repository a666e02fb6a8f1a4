// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "TaskKind.h"
#include "llvm/Support/ErrorHandling.h"

namespace async_tidy {

llvm::StringRef kindName(TaskKind Kind) {
  switch (Kind) {
  case TaskKind::Lazy:
    return "lazy";
  case TaskKind::Eager:
    return "eager";
  case TaskKind::FireAndForget:
    return "fire-and-forget";
  case TaskKind::Generator:
    return "generator";
  case TaskKind::Unknown:
    return "unknown";
  }
  llvm_unreachable("all kinds are named");
}

TaskKind kindNamed(llvm::StringRef Name) {
  for (TaskKind Kind : {TaskKind::Lazy, TaskKind::Eager,
                        TaskKind::FireAndForget, TaskKind::Generator})
    if (kindName(Kind) == Name)
      return Kind;
  return TaskKind::Unknown;
}

} // namespace async_tidy
