// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_ENABLEDCHECKS_H
#define ASYNC_TIDY_CHECKS_ENABLEDCHECKS_H

#include "support/check/AsyncCheck.h"

namespace async_tidy {

/// The checks of rules/checks that \p Context enables, in the order of names.
std::vector<std::unique_ptr<AsyncCheck>>
enabledChecks(clang::tidy::ClangTidyContext &Context);

} // namespace async_tidy

#endif
