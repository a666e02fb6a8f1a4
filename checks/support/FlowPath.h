// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_FLOWPATH_H
#define ASYNC_TIDY_CHECKS_SUPPORT_FLOWPATH_H

#include "FlowGraph.h"

namespace async_tidy {

/// One step on the way of a value, for a note.
struct FlowPoint {
  clang::SourceLocation At;
  std::string Text;
};

/// "'name' comes from here" and the like, for the values on a way.
std::vector<FlowPoint> describePath(const FlowGraph &Graph,
                                    llvm::ArrayRef<FlowId> Path,
                                    const clang::ASTContext &Context);

} // namespace async_tidy

#endif
