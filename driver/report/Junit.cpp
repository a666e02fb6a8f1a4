// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Markup.h"
#include "Report.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace async_tidy::driver {
namespace {

/// What became of one file.
struct Suite {
  std::vector<const Finding *> Findings;
  std::vector<const UnitFailure *> Failures;

  /// A file without either has one case that passes.
  size_t tests() const {
    return std::max<size_t>(1, Findings.size() + Failures.size());
  }
};

void writeFinding(raw_ostream &OS, const Finding &F, StringRef Path) {
  OS << formatv("    <testcase classname=\"{0}\" name=\"{1} at {2}:{3}\">\n",
                Path, F.Check, F.At.Line, F.At.Column)
     << "      <failure type=\"" << F.Severity << "\" message=\""
     << escapeMarkup(F.Message) << "\">"
     << formatv("{0}:{1}:{2}", Path, F.At.Line, F.At.Column)
     << "</failure>\n    </testcase>\n";
}

void writeSuite(raw_ostream &OS, const Suite &S, StringRef Path) {
  OS << formatv("  <testsuite name=\"{0}\" tests=\"{1}\" failures=\"{2}\" "
                "errors=\"{3}\">\n",
                Path, S.tests(), S.Findings.size(), S.Failures.size());
  for (const Finding *F : S.Findings)
    writeFinding(OS, *F, Path);
  for (const UnitFailure *F : S.Failures)
    OS << formatv("    <testcase classname=\"{0}\" name=\"linted\">\n", Path)
       << "      <error type=\"" << F->Reason << "\" message=\""
       << escapeMarkup(F->Message) << "\"/>\n    </testcase>\n";
  if (S.Findings.empty() && S.Failures.empty())
    OS << formatv("    <testcase classname=\"{0}\" name=\"linted\"/>\n", Path);
  OS << "  </testsuite>\n";
}

} // namespace

void writeJunit(raw_ostream &OS, const ReportInput &Input) {
  std::map<std::string, Suite> Suites;
  for (const std::string &Path : Input.Result.LintedFiles)
    Suites[Path];
  for (const Finding &F : Input.Result.Findings)
    Suites[F.At.Path].Findings.push_back(&F);
  for (const UnitFailure &F : Input.Result.Failures)
    Suites[Input.Paths.canonical(F.Path)].Failures.push_back(&F);
  size_t Tests = 0;
  for (const auto &[Path, S] : Suites)
    Tests += S.tests();
  OS << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
     << formatv("<testsuites name=\"async-tidy\" tests=\"{0}\" "
                "failures=\"{1}\" errors=\"{2}\">\n",
                Tests, Input.Result.Findings.size(),
                Input.Result.Failures.size());
  for (const auto &[Path, S] : Suites)
    writeSuite(OS, S, escapeMarkup(Input.Paths.inReport(Path)));
  OS << "</testsuites>\n";
}

} // namespace async_tidy::driver
