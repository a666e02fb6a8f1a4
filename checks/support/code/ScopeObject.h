// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CODE_SCOPEOBJECT_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CODE_SCOPEOBJECT_H

#include "clang/AST/Decl.h"
#include <string>
#include <vector>

namespace async_tidy {

/// How \p Function's body can name an object of one of \p Classes, with the
/// operator that accesses its members: "scheduler->" for a parameter, a
/// captured variable or a member of the enclosing class, held by value,
/// reference, pointer or the standard smart pointers. Empty where there is
/// none.
std::string objectInScope(const clang::FunctionDecl &Function,
                          const std::vector<std::string> &Classes);

} // namespace async_tidy

#endif
