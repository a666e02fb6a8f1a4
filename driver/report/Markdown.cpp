// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Markup.h"
#include "Report.h"
#include "Summary.h"
#include "options/OwnRules.h"
#include "words/Plural.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace async_tidy::driver {
namespace {

/// GitHub refuses a step's summary of more than 1 MiB; other steps want theirs.
constexpr size_t MostBytes = 900 * 1000;

/// \p Text for a cell of a table: no pipe ends it, no mark-up acts in it.
std::string cell(StringRef Text) {
  std::string Result;
  for (char C : escapeMarkup(Text)) {
    if (StringRef("\\`*_[]|~#").contains(C))
      Result += '\\';
    Result += C == '\n' ? ' ' : C;
  }
  return Result;
}

std::string linkTo(StringRef Check) {
  const CheckInfo *Info = findRule(Check);
  return Info ? formatv("[{0}]({1})", Check, Info->Url).str() : Check.str();
}

std::string place(const Place &At, const ProjectPaths &Paths) {
  return formatv("<code>{0}:{1}</code>", cell(Paths.inReport(At.Path)), At.Line)
      .str();
}

std::string row(const Finding &F, const ProjectPaths &Paths) {
  std::string Text = cell(F.Message);
  for (const Note *N : stepsOf(F)) {
    Text += "<br>";
    if (!N->At.Path.empty())
      Text += place(N->At, Paths) + " ";
    Text += cell(N->Message);
  }
  return formatv("| {0} | {1} | {2} | {3} |\n", F.Severity, place(F.At, Paths),
                 linkTo(F.Check), Text)
      .str();
}

} // namespace

void writeMarkdown(raw_ostream &OS, const ReportInput &Input) {
  const RunResult &Result = Input.Result;
  OS << "### async-tidy\n\n" << summaryOf(Result) << "\n";
  std::map<std::string, unsigned> ByCheck;
  for (const Finding &F : Result.Findings)
    ++ByCheck[F.Check];
  if (!ByCheck.empty())
    OS << "\n| check | findings |\n|---|---:|\n";
  for (const auto &[Check, Count] : ByCheck)
    OS << "| " << linkTo(Check) << " | " << Count << " |\n";

  if (!Result.Findings.empty())
    OS << "\n| severity | place | check | finding |\n|---|---|---|---|\n";
  size_t Bytes = 0, Left = 0;
  for (const Finding &F : Result.Findings) {
    const std::string Row = row(F, Input.Paths);
    if (Left || Bytes + Row.size() > MostBytes) {
      ++Left;
      continue;
    }
    Bytes += Row.size();
    OS << Row;
  }
  if (Left)
    OS << "\n" << plural(Left, "more finding") << "\n";
  if (!Result.Failures.empty())
    OS << "\n| not linted | reason |\n|---|---|\n";
  for (const UnitFailure &F : Result.Failures)
    OS << "| <code>" << cell(Input.Paths.inReport(F.Path)) << "</code> | "
       << cell(F.Reason + ": " + F.Message) << " |\n";
}

} // namespace async_tidy::driver
