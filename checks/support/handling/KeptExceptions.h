// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_HANDLING_KEPTEXCEPTIONS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_HANDLING_KEPTEXCEPTIONS_H

#include "clang/AST/StmtCXX.h"

namespace async_tidy {

/// Whether \p Handler keeps the exception itself for later, or gives it to who
/// waits for it.
///     failure = std::current_exception();
///     promise.set_exception(std::current_exception());
bool keepsException(const clang::CXXCatchStmt &Handler);

} // namespace async_tidy

#endif
