// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "UnitOutcome.h"
#include "words/Plural.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include <nlohmann/json.hpp>

using namespace llvm;

namespace async_tidy::driver {

/// The line of a crash that says most: LLVM's own last words, then the
/// innermost thing it was doing.
static std::string crashDetails(StringRef ErrorText) {
  std::string Words, Doing;
  for (StringRef Line : split(ErrorText, '\n')) {
    if (Line.starts_with("LLVM ERROR: ") || Line.starts_with("fatal error: "))
      Words = ("; " + Line).str();
    const auto [Number, What] = Line.split(".\t");
    if (!What.empty() && all_of(Number, isDigit))
      Doing = ("; at " + What).str();
  }
  return Words + Doing;
}

static void setUnreadable(UnitReport &Report,
                          const nlohmann::json::exception &Why) {
  Report = UnitReport();
  Report.Failure = "crashed";
  Report.FailureMessage = std::string("unreadable result: ") + Why.what();
}

UnitReport reportOf(const JobOutcome &Outcome, std::chrono::seconds Timeout) {
  UnitReport Report;
  switch (Outcome.How) {
  case JobOutcome::End::Crashed:
    Report.Failure = "crashed";
    Report.FailureMessage = Outcome.Reason + crashDetails(Outcome.ErrorText);
    return Report;
  case JobOutcome::End::TimedOut:
    Report.Failure = "timed-out";
    Report.FailureMessage = "no end after " + plural(Timeout.count(), "second");
    return Report;
  case JobOutcome::End::Finished:
    break;
  }
  try {
    Report = deserializeReport(Outcome.Output);
  } catch (const nlohmann::json::exception &E) {
    setUnreadable(Report, E);
  }
  if (const StringRef Text = StringRef(Outcome.ErrorText).trim(); !Text.empty())
    Report.Remarks.push_back(Text.str());
  return Report;
}

void addFunctions(UnitReport &Report, Program &All,
                  const Program::IsOneOf &IsForgotten) {
  const std::string Functions = std::exchange(Report.Functions, {});
  // A unit that failed may have said nothing.
  if (Functions.empty())
    return;
  try {
    if (IsForgotten)
      All.add(Functions, IsForgotten);
    else
      All.add(Functions);
  } catch (const nlohmann::json::exception &E) {
    setUnreadable(Report, E);
  }
}

std::vector<Finding> takeFindings(UnitReport &Report) {
  const std::string Findings = std::exchange(Report.Findings, {});
  if (Findings.empty())
    return {};
  try {
    return unpackFindings(Findings);
  } catch (const nlohmann::json::exception &E) {
    setUnreadable(Report, E);
    return {};
  }
}

} // namespace async_tidy::driver
