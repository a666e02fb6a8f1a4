// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_FACTS_TEMPLATEMATCH_H
#define ASYNC_TIDY_CHECKS_SUPPORT_FACTS_TEMPLATEMATCH_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Type.h"

namespace async_tidy {

/// Whether template argument deduction can make \p Pattern, a type that may
/// depend on template parameters, the same as \p Given: task<T, executor>
/// fits task<int, executor>. Two places of one parameter are not compared.
bool fitsPattern(clang::QualType Pattern, clang::QualType Given,
                 clang::ASTContext &Context);

} // namespace async_tidy

#endif
