// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CODE_LOCALVALUES_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CODE_LOCALVALUES_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"

namespace async_tidy {

/// Whether \p E is a constant zero: 0, 0s, seconds(0), duration::zero(), {}.
bool isConstantZero(const clang::Expr &E, const clang::ASTContext &Context);

/// Whether \p E is the address of a variable all of whose fields hold constant
/// zeros, whatever way the code takes: a timeout that is written as
/// timeval now{}; select(n, &set, nullptr, nullptr, &now).
bool pointsToZero(const clang::Expr &E, const clang::ASTContext &Context);

/// Whether \p Value may have the bit \p Flag: a constant, an or of one with
/// anything, a local variable that was last given such a value in the source.
bool hasBit(const clang::Expr &Value, int64_t Flag,
            const clang::ASTContext &Context);

/// Whether \p E is the address of a local variable whose \p Field is only given
/// values that have the bit \p Flag.
bool pointsToFlag(const clang::Expr &E, llvm::StringRef Field, int64_t Flag,
                  const clang::ASTContext &Context);

} // namespace async_tidy

#endif
