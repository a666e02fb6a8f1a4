// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CHECK_FINDINGLOG_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CHECK_FINDINGLOG_H

#include "Catalog.h"
#include "support/facts/ProgramRecord.h"
#include "support/flow/FlowWording.h"
#include "llvm/ADT/ArrayRef.h"
#include <string>
#include <vector>

namespace clang {
class ASTContext;
}

namespace async_tidy {

/// An #include that a finding's fix needs and that the unit does not have.
struct IncludeEdit {
  std::string File;
  unsigned Offset = 0;
  std::string Text;
};

/// Makes a finding hang on where data comes from and gets to.
struct FlowCondition {
  FlowTopic Topic = FlowTopic::Secrets;
  /// The functions that the place is in, instances of a template; it holds in
  /// any of them.
  std::vector<std::string> Functions;
  /// Of the sink, or of the call that may lead to one.
  unsigned Offset = 0;
  /// By kind of finding.
  std::vector<FlowWording> Wordings;
};

/// Makes a finding hang on which functions are guards, and who calls its own.
struct GuardedCondition {
  /// The fact that wants the guard, as its outlines name it.
  std::string Fact;
  /// Of the guarded call.
  unsigned Offset = 0;
};

/// Makes a finding hang on what functions do that may be defined in another
/// unit: on whether a call blocks, on a flow, or on guards.
struct FindingCondition {
  /// The called function, of a flow or a guarded call the first that the
  /// finding is in; empty for a finding that holds in any case.
  std::string Usr;
  std::optional<FlowCondition> Flow;
  std::optional<GuardedCondition> Guarded;
  bool IsVirtual = false;
  /// What the finding's message is made of, once it is decided.
  std::string Name;
  std::string Context;
  std::string CallText;
  /// The key of the coroutine's library, or empty.
  std::string Library;
  /// The kind of finding where the chain ends in a nested event loop.
  std::string NestedKind;
  /// What the check looks for.
  std::vector<std::string> Groups;
  std::vector<std::string> AllowedCalls;
  std::vector<std::string> AllowedIn;
  int DiskDepth = 0;
};

/// What a clang-tidy diagnostic cannot carry: the finding's kind and the
/// stable facts that its fingerprint is made of.
struct FindingRecord {
  const FindingKind *Kind = nullptr;
  /// The file and byte offset of the warning, as in its diagnostic.
  std::string File;
  unsigned Offset = 0;
  /// The qualified signature of the innermost named function around it.
  std::string Function;
  /// The tokens of the statement, joined by one space.
  std::string Statement;
  std::vector<IncludeEdit> Includes;
  FindingCondition Condition;
};

/// The findings that the checks have reported in \p Context so far.
llvm::ArrayRef<FindingRecord> findingsOf(clang::ASTContext &Context);

/// What other units may ask for of the unit's functions, once the checks have
/// seen all of them.
ProgramRecord recordOf(clang::ASTContext &Context);

} // namespace async_tidy

#endif
