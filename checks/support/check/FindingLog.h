// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CHECK_FINDINGLOG_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CHECK_FINDINGLOG_H

#include "support/catalog/Wording.h"
#include "support/coroutines/AsyncModel.h"
#include "support/program/Program.h"
#include <optional>
#include <set>
#include <tuple>

namespace async_tidy {

/// What a clang-tidy diagnostic cannot carry of a finding: its kind, its
/// condition, and the stable facts that its fingerprint is made of.
struct FindingRecord {
  /// Without parts where the condition's topic makes them.
  Wording Words;
  /// The qualified signature of the innermost named function around it.
  std::string Function;
  /// The tokens of the statement, joined by one space.
  std::string Statement;
  FindingCondition Condition;
  /// In code that a test framework runs.
  bool InTest = false;
};

/// What the checks have found in a unit and know of its functions.
class FindingLog {
public:
  explicit FindingLog(AsyncModel &) {}

  /// False where that check has already reported at that place: in another
  /// instance of the same template, say.
  bool claim(llvm::StringRef Check, std::string File, unsigned Offset) {
    return Claimed.insert({Check.str(), std::move(File), Offset}).second;
  }
  /// The number by which the driver knows the finding that has just been
  /// claimed.
  size_t add(FindingRecord Finding) {
    Findings.push_back(std::move(Finding));
    return Findings.size() - 1;
  }
  /// True the first time that \p Header is asked for in \p File.
  bool takeInclude(clang::FileID File, llvm::StringRef Header) {
    return TakenIncludes.insert({File, Header.str()}).second;
  }

  std::vector<FindingRecord> Findings;
  /// What other units may ask for of the unit's functions.
  ProgramRecord Functions;

private:
  std::set<std::tuple<std::string, std::string, unsigned>> Claimed;
  std::set<std::pair<clang::FileID, std::string>> TakenIncludes;
};

/// The same once the checks have seen the whole unit, for the driver; nothing
/// where they have asked nothing of it. What else they know of the unit is
/// gone then.
std::optional<FindingLog> takeFindingLog(clang::ASTContext &Context);

} // namespace async_tidy

#endif
