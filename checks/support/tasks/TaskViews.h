// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_TASKS_TASKVIEWS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_TASKS_TASKVIEWS_H

#include "support/coroutines/AsyncModel.h"

namespace async_tidy {

/// The task that a view of the standard library would make for each element, if
/// somebody iterated it: ids | std::views::transform(fetch). Nothing for other
/// types.
std::optional<AsyncType> taskOfView(clang::QualType Type, AsyncModel &Model);

} // namespace async_tidy

#endif
