// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_THROWING_LOSTTASKS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_THROWING_LOSTTASKS_H

#include "support/tasks/DroppedTasks.h"

namespace async_tidy {

/// The tasks that are dropped and should not be.
class LostTasks {
public:
  /// \p AllowsExplicit allows (void)task; of the others it has full names.
  LostTasks(bool AllowsExplicit, std::vector<std::string> AllowedTypes,
            std::vector<std::string> AllowedFunctions)
      : AllowsExplicit(AllowsExplicit), AllowedTypes(std::move(AllowedTypes)),
        AllowedFunctions(std::move(AllowedFunctions)) {}

  /// Calls \p Found for those of \p Function's own body, in source order.
  void forEach(const clang::FunctionDecl &Function, AsyncModel &Model,
               llvm::function_ref<void(const DroppedTask &)> Found) const;

private:
  bool isAllowed(const DroppedTask &Task) const;

  const bool AllowsExplicit;
  const std::vector<std::string> AllowedTypes;
  const std::vector<std::string> AllowedFunctions;
};

} // namespace async_tidy

#endif
