// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CODE_DURATIONS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CODE_DURATIONS_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"
#include <optional>

namespace async_tidy {

/// How many milliseconds \p E is, a constant std::chrono::duration; nothing
/// where it is something else.
std::optional<double> constantMilliseconds(const clang::Expr &E,
                                           const clang::ASTContext &Context);

} // namespace async_tidy

#endif
