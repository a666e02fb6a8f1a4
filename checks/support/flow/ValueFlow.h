// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_FLOW_VALUEFLOW_H
#define ASYNC_TIDY_CHECKS_SUPPORT_FLOW_VALUEFLOW_H

#include "FlowGraph.h"
#include "TextTypes.h"
#include "support/coroutines/AsyncModel.h"
#include <map>
#include <memory>

namespace async_tidy {

/// How data moves through the functions of one unit. Only data that has room
/// for text is followed.
class ValueFlow {
public:
  explicit ValueFlow(const AsyncModel &Model)
      : Model(Model), Types(Model.facts()) {}

  const AsyncModel &model() const { return Model; }
  TextTypes &types() { return Types; }

  /// Null where \p Function has no body in this unit, depends on template
  /// parameters or comes from a system header. A lambda is part of the
  /// function around it.
  const FlowGraph *graphOf(const clang::FunctionDecl &Function);
  /// Of a lambda alone: of what it captures nothing is known.
  const FlowGraph *graphOfLambda(const clang::CXXMethodDecl &Operator);

private:
  const FlowGraph *made(const clang::FunctionDecl &Definition);

  const AsyncModel &Model;
  TextTypes Types;
  llvm::DenseMap<const clang::FunctionDecl *, std::unique_ptr<FlowGraph>>
      Graphs;
};

} // namespace async_tidy

#endif
