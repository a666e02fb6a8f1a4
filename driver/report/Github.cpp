// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Report.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace async_tidy::driver {
namespace {

/// GitHub shows so many annotations of each kind of a step and drops the rest.
constexpr unsigned ShownOfEach = 10;

/// The percent sign and ends of lines have a form of their own everywhere, the
/// marks between properties in values of properties.
std::string escaped(StringRef Text, bool InProperty) {
  std::string Result;
  for (char C : Text)
    switch (C) {
    case '%':
      Result += "%25";
      break;
    case '\r':
      Result += "%0D";
      break;
    case '\n':
      Result += "%0A";
      break;
    case ':':
      Result += InProperty ? "%3A" : ":";
      break;
    case ',':
      Result += InProperty ? "%2C" : ",";
      break;
    default:
      Result += C;
    }
  return Result;
}

void writeCommand(raw_ostream &OS, StringRef Command, const Finding &F,
                  const ProjectPaths &Paths) {
  const auto Property = [](StringRef Text) {
    return escaped(Text, /*InProperty=*/true);
  };
  OS << "::" << Command << " file=" << Property(Paths.inReport(F.At.Path))
     << ",line=" << F.At.Line << ",endLine=" << F.At.EndLine
     << ",col=" << F.At.Column << ",endColumn=" << F.At.EndColumn
     << ",title=" << Property(F.Check) << "::";
  std::string Text = F.Message;
  for (const Note *N : stepsOf(F)) {
    Text += "\n";
    if (!N->At.Path.empty())
      Text +=
          Paths.inReport(N->At.Path) + ":" + std::to_string(N->At.Line) + ": ";
    Text += N->Message;
  }
  OS << escaped(Text, /*InProperty=*/false) << '\n';
}

} // namespace

void writeGithub(raw_ostream &OS, const ReportInput &Input) {
  size_t Left = Input.Result.Findings.size();
  for (const auto &[Severity, Command] :
       {std::pair<StringRef, StringRef>("error", "error"),
        {"warning", "warning"},
        {"note", "notice"}}) {
    unsigned Shown = 0;
    for (const Finding &F : Input.Result.Findings) {
      if (F.Severity != Severity || Shown == ShownOfEach)
        continue;
      writeCommand(OS, Command, F, Input.Paths);
      ++Shown;
    }
    Left -= Shown;
  }
  if (Left)
    OS << Left << " more not annotated: GitHub takes " << ShownOfEach
       << " of each severity from a step\n";
}

} // namespace async_tidy::driver
