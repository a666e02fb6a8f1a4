// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_OBJECTUSE_H
#define ASYNC_TIDY_CHECKS_SUPPORT_OBJECTUSE_H

#include "clang/AST/Decl.h"
#include <string>
#include <vector>

namespace async_tidy {

/// Whether \p Variable's destructor may find nothing left to do: \p Function
/// calls one of the members \p Releasing on it, or gives it away in any manner
/// that is no member call.
bool mayBeReleased(const clang::VarDecl &Variable,
                   const clang::FunctionDecl &Function,
                   const std::vector<std::string> &Releasing);

} // namespace async_tidy

#endif
