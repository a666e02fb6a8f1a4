// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_FLOW_FUNCTIONMENTIONS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_FLOW_FUNCTIONMENTIONS_H

#include "clang/AST/DeclCXX.h"
#include <string>
#include <vector>

namespace async_tidy {

/// The names of the program's functions that \p Function names without calling
/// them, sorted.
std::vector<std::string> mentionsIn(const clang::FunctionDecl &Function);

/// Those that variables outside functions name in the unit's main file, sorted:
/// tables of handlers, and what lambdas in them call.
std::vector<std::string> mentionsInData(const clang::ASTContext &Context);

/// The virtual functions that a call which runs \p Method can name: itself, and
/// all that it overrides.
std::vector<const clang::CXXMethodDecl *>
dispatchedTo(const clang::CXXMethodDecl &Method);

} // namespace async_tidy

#endif
