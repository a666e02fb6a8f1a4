// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_TEXTSUBJECT_H
#define ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_TEXTSUBJECT_H

#include "support/flow/FlowGraph.h"
#include <optional>

namespace async_tidy {

/// What a judgement is about: a text; or one part of an object, by the index of
/// its field, which a structured binding counts in the same way. Of a container
/// it is each of its elements, or that part of each.
struct TextSubject {
  FlowId Id = 0;
  std::optional<unsigned> Part;

  friend auto operator<=>(const TextSubject &, const TextSubject &) = default;
};

/// The value that \p Id is on every way that leads to it, as what it is or as
/// a view of it; None where it can be several.
FlowId sourceOf(const FlowGraph &Graph, FlowId Id);

/// Which part of its object \p Named is.
std::optional<unsigned> partOf(const clang::NamedDecl &Named);

/// The object that a value is asked of, where it is a field or comes from a
/// getter; else None.
FlowId objectOf(const FlowGraph &Graph, const FlowNode &Node);

/// What holds \p Subject, and so is judged with it: the object of a field, the
/// container that a loop goes over. None where nothing is known to.
TextSubject holderOf(const FlowGraph &Graph, TextSubject Subject);

/// Whether the value is what a getter gives, and gives again as long as nothing
/// changes its object: request->table()
bool isGetter(const FlowNode &Node);

/// Whether both values are one text: the same value, or what the same field or
/// getter of one object gives twice.
bool isSameText(const FlowGraph &Graph, FlowId A, FlowId B);

} // namespace async_tidy

#endif
