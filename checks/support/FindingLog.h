// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_FINDINGLOG_H
#define ASYNC_TIDY_CHECKS_SUPPORT_FINDINGLOG_H

#include "Catalog.h"
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
};

/// The findings that the checks have reported in \p Context so far.
llvm::ArrayRef<FindingRecord> findingsOf(clang::ASTContext &Context);

} // namespace async_tidy

#endif
