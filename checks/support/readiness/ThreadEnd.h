// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_READINESS_THREADEND_H
#define ASYNC_TIDY_CHECKS_SUPPORT_READINESS_THREADEND_H

#include "support/code/Mentions.h"

namespace async_tidy {

/// The objects whose members the callable that the variable \p Thread begins
/// with calls last: whoever has waited for one has waited for the thread.
///     std::thread worker([&] { run(); done.notify(); });
ValueSet calledAtEndOf(const clang::ValueDecl &Thread);

} // namespace async_tidy

#endif
