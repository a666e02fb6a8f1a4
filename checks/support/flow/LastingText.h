// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_FLOW_LASTINGTEXT_H
#define ASYNC_TIDY_CHECKS_SUPPORT_FLOW_LASTINGTEXT_H

#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/DenseSet.h"
#include <vector>

namespace async_tidy {

/// Whether \p Place is a field or a global variable of the program that only
/// code which names it can write to: an object of a class or a pointer to
/// text, not a buffer that is received.
bool isLasting(const clang::ValueDecl &Place);

/// The field or the global variable that \p E names; null where it names none
/// that is lasting.
const clang::ValueDecl *lastingNamedBy(const clang::Expr &E);

/// Whether the variable is known to begin as literal text, or as none.
bool beginsConstant(const clang::VarDecl &Variable);

/// The expressions in \p Function's own code that name a lasting place and let
/// others write to it: &name, return name, std::string &alias = name. What is
/// in \p Followed is known to do no more than to write to it.
std::vector<const clang::Expr *>
exposedIn(const clang::FunctionDecl &Function,
          const llvm::DenseSet<const clang::Expr *> &Followed);

} // namespace async_tidy

#endif
