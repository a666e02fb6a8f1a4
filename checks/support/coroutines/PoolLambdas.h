// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_COROUTINES_POOLLAMBDAS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_COROUTINES_POOLLAMBDAS_H

#include "AsyncModel.h"
#include "clang/AST/Decl.h"
#include "llvm/ADT/DenseSet.h"

namespace async_tidy {

/// The lambdas in \p Function's body, however deep, that are handed to a call
/// which runs them on a pool meant for blocking work.
llvm::DenseSet<const clang::FunctionDecl *>
lambdasOnPool(const clang::FunctionDecl &Function, const AsyncModel &Model);

} // namespace async_tidy

#endif
