// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_TEXTVALIDATION_H
#define ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_TEXTVALIDATION_H

#include "GuardFlow.h"
#include "support/flow/ValueFlow.h"

namespace async_tidy {

/// Tells whether text has been found harmless for a statement before it is
/// used: each of its characters was looked at and none of those that can end a
/// value in SQL gets through, or it is one of a constant set of texts.
class TextValidation {
public:
  explicit TextValidation(ValueFlow &Flow) : Flow(Flow) {}

  /// Whether the text that \p Edge brings to \p To has been validated on every
  /// way to that place.
  bool holds(const FlowGraph &Graph, FlowId To, const FlowEdge &Edge);

private:
  class Test;
  class Candidates;

  /// What it means for \p Parameter that a call of \p Function has come back.
  Passing passingOf(const clang::FunctionDecl &Function, unsigned Parameter);
  /// Null where nothing in \p Function validates the text.
  GuardFlow *flowOf(const FlowGraph &Graph, FlowId Text,
                    const clang::FunctionDecl &Function);

  ValueFlow &Flow;
  std::map<std::pair<const FlowGraph *, FlowId>, std::unique_ptr<GuardFlow>>
      Flows;
  std::map<std::pair<const clang::FunctionDecl *, unsigned>, Passing> Known;
  std::map<const clang::FunctionDecl *, std::shared_ptr<Candidates>> Tests;
};

} // namespace async_tidy

#endif
