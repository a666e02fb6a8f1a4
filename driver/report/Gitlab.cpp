// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Report.h"
#include "words/JsonText.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace async_tidy::driver {

void writeGitlab(raw_ostream &OS, const ReportInput &Input) {
  Json Issues = Json::array();
  for (const Finding &F : Input.Result.Findings)
    Issues.push_back({{"description", F.Message},
                      {"check_name", F.Check},
                      {"fingerprint", F.Fingerprint},
                      {"severity", StringSwitch<StringRef>(F.Severity)
                                       .Case("error", "critical")
                                       .Case("warning", "major")
                                       .Default("minor")},
                      {"location",
                       {{"path", Input.Paths.inReport(F.At.Path)},
                        {"lines", {{"begin", F.At.Line}}}}}});
  OS << jsonText(Issues) << '\n';
}

} // namespace async_tidy::driver
