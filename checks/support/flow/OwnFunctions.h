// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_FLOW_OWNFUNCTIONS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_FLOW_OWNFUNCTIONS_H

#include "clang/AST/Decl.h"

namespace async_tidy {

/// The definition whose body runs when \p Call's callee is known.
const clang::FunctionDecl *definitionOf(const clang::FunctionDecl *Callee);

/// The function of the program that \p Callee is, with a body where the unit
/// has one; null for one of a library, or without a name of its own.
const clang::FunctionDecl *ofProgram(const clang::FunctionDecl *Callee);

} // namespace async_tidy

#endif
