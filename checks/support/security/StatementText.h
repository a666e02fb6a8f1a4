// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_STATEMENTTEXT_H
#define ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_STATEMENTTEXT_H

#include "support/flow/FlowGraph.h"
#include <optional>

namespace async_tidy {

/// What a run-time text is in the statement that it becomes a part of, by the
/// literal text in front of it: the kinds of a summary's splices.
enum class SpliceKind { Value, Name, Clause };

/// The literal text that stands right in front of operand \p Operand of the
/// joined text \p Id, where it is known.
std::optional<std::string> textBefore(const FlowGraph &Graph, FlowId Id,
                                      unsigned Operand);

/// The same with what stands before that literal, as far as it is known: each
/// run-time piece is an x.
std::string contextBefore(const FlowGraph &Graph, FlowId Id, unsigned Operand);

/// Whether the operand's placeholder asks the format function for quotes: %q,
/// %Q and %w, which only SQL libraries have.
bool isQuotedByFormat(const FlowGraph &Graph, FlowId Id, unsigned Operand);

/// Whether the operand stands where SQL has a name, and comes from nothing but
/// the program's own objects: its fields, and what their getters give.
bool isOwnName(const FlowGraph &Graph, FlowId Id, unsigned Operand);

/// What SQL takes a text for that follows \p Before.
SpliceKind kindAfter(llvm::StringRef Before);

/// Whether \p Before is only what stands between two items of a list.
bool isSeparator(llvm::StringRef Before);

/// Whether what follows \p Before is a whole statement, EXPLAIN, or a whole
/// condition, WHERE: SQL that was made elsewhere.
bool introducesStatement(llvm::StringRef Before);

/// Whether what follows \p Before names a setting, a savepoint or a prepared
/// statement: no data, and nothing that comes from outside.
bool introducesSetting(llvm::StringRef Before);

/// Whether a text begins with a literal: what else is in it stands behind that.
bool beginsWithLiteral(const FlowGraph &Graph, FlowId Id);

} // namespace async_tidy

#endif
