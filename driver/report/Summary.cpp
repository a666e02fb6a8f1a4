// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Summary.h"
#include "words/Plural.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace async_tidy::driver {

/// How many of the longest units statistics name.
constexpr size_t ShownUnits = 10;

std::string summaryOf(const RunResult &Result) {
  std::map<std::string, size_t> Counts;
  for (const Finding &F : Result.Findings)
    ++Counts[F.Severity];
  std::vector<std::string> Parts;
  for (StringRef Severity : {"error", "warning", "note"})
    if (const size_t Count = Counts[Severity.str()])
      Parts.push_back(plural(Count, Severity));
  std::string Text =
      plural(Result.Findings.size(),
             Result.ComparesWithEarlier ? "new finding" : "finding");
  if (!Parts.empty())
    Text += " (" + join(Parts, ", ") + ")";
  Text += " in " + plural(Result.Units - Result.NotLinted.size(), "unit");
  if (Result.FromCache)
    Text += " (" + std::to_string(Result.FromCache) + " from the cache)";
  if (const auto InTests =
          count_if(Result.Findings, [](const Finding &F) { return F.InTests; }))
    Text += "; " + std::to_string(InTests) + " of them in tests";
  if (!Result.Preexisting.empty())
    Text += "; " + std::to_string(Result.Preexisting.size()) + " pre-existing";
  if (!Result.Suppressed.empty())
    Text += "; " + std::to_string(Result.Suppressed.size()) + " suppressed";
  if (!Result.Failures.empty())
    Text += "; " + plural(Result.Failures.size(), "unit") + " failed";
  if (!Result.NotLinted.empty())
    Text += (Result.Interrupted ? "; interrupted, " : "; out of time, ") +
            plural(Result.NotLinted.size(), "unit") + " not linted";
  return Text;
}

std::string statisticsOf(const RunResult &Result, const ProjectPaths &Paths) {
  struct Counts {
    size_t Reported = 0, Preexisting = 0, Suppressed = 0;
  };
  std::map<std::string, Counts> ByCheck;
  for (const Finding &F : Result.Findings)
    ++ByCheck[F.Check].Reported;
  for (const Finding &F : Result.Preexisting)
    ++ByCheck[F.Check].Preexisting;
  for (const Finding &F : Result.Suppressed)
    ++ByCheck[F.Check].Suppressed;
  std::string Text;
  raw_string_ostream OS(Text);
  OS << "reported  pre-existing  suppressed  check\n";
  for (const auto &[Check, Count] : ByCheck)
    OS << formatv("{0,8}  {1,12}  {2,10}  {3}\n", Count.Reported,
                  Count.Preexisting, Count.Suppressed, Check);
  double All = 0;
  for (const auto &[Seconds, Path] : Result.UnitSeconds)
    All += Seconds;
  OS << formatv("\n{0:f1} s in all, {1:f1} s in units; the longest:\n",
                Result.Seconds, All);
  for (const auto &[Seconds, Path] :
       ArrayRef(Result.UnitSeconds).take_front(ShownUnits))
    OS << formatv("{0,8:f1} s  {1}\n", Seconds, Paths.onScreen(Path));
  return StringRef(Text).rtrim().str();
}

} // namespace async_tidy::driver
