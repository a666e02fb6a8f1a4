// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CODE_OVERRIDES_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CODE_OVERRIDES_H

#include "clang/AST/DeclCXX.h"
#include <vector>

namespace async_tidy {

/// The virtual functions that a call which runs \p Method can name: itself, and
/// all that it overrides.
std::vector<const clang::CXXMethodDecl *>
dispatchedTo(const clang::CXXMethodDecl &Method);

/// Whether \p Function overrides what a library declares, which may call it.
bool overridesLibrary(const clang::FunctionDecl &Function);

} // namespace async_tidy

#endif
