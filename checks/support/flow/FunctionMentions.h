// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_FLOW_FUNCTIONMENTIONS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_FLOW_FUNCTIONMENTIONS_H

#include "clang/AST/Decl.h"
#include <string>
#include <vector>

namespace async_tidy {

/// The names of the program's functions that \p Function names without calling
/// them, sorted.
std::vector<std::string> mentionsIn(const clang::FunctionDecl &Function);

/// Those that variables outside functions name in the unit's main file, sorted:
/// tables of handlers, and what lambdas in them call.
std::vector<std::string> mentionsInData(const clang::ASTContext &Context);

} // namespace async_tidy

#endif
