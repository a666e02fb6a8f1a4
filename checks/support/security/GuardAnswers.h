// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_GUARDANSWERS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_GUARDANSWERS_H

#include "GuardSummary.h"
#include "support/coroutines/AsyncModel.h"

namespace async_tidy {

/// How a guard with a result of \p Type tells that it refuses.
Passing passingBy(clang::QualType Type, const AsyncModel &Model);

/// false, 0, nullptr, std::nullopt, {}: what a function gives that refuses.
bool isRefusal(const clang::Expr *E, const clang::ASTContext &Context);

/// true
bool isApproval(const clang::Expr *E, const clang::ASTContext &Context);

/// Status::Denied, 403: one of several answers.
bool isVerdict(const clang::Expr *E, const clang::ASTContext &Context);

} // namespace async_tidy

#endif
