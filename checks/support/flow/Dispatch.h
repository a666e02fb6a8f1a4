// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_FLOW_DISPATCH_H
#define ASYNC_TIDY_CHECKS_SUPPORT_FLOW_DISPATCH_H

#include "FlowGraph.h"
#include "clang/AST/DeclCXX.h"

namespace async_tidy {

/// The constructors of the program's classes that a function of a library may
/// hand its arguments to: std::make_unique<T>(name), list.emplace_back(name),
/// std::optional<T>(name).
std::vector<const clang::CXXConstructorDecl *>
constructorsBehind(const FlowUse &Use, const FlowGraph &Graph);

} // namespace async_tidy

#endif
