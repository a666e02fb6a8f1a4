// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Report.h"
#include "SourceExcerpt.h"
#include "llvm/Support/WithColor.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace async_tidy::driver {
namespace {

raw_ostream::Colors colorOf(StringRef Severity) {
  if (Severity == "error")
    return raw_ostream::RED;
  return Severity == "warning" ? raw_ostream::MAGENTA : raw_ostream::CYAN;
}

WithColor colored(raw_ostream &OS, raw_ostream::Colors Color) {
  return WithColor(OS, Color, /*Bold=*/true, /*BG=*/false, ColorMode::Enable);
}

class Printer {
public:
  Printer(raw_ostream &OS, const ProjectPaths &Paths, SourceTexts &Sources)
      : OS(OS), Paths(Paths), Sources(Sources) {}

  void print(const Finding &F) {
    printHead(F.At, F.Severity, F.Message, " [" + F.Check + "]");
    for (const Note *N : stepsOf(F))
      printHead(N->At, "note", N->Message, "");
    for (const Fix &X : F.Fixes)
      print(X, F);
    OS << "see async-tidy --explain " << F.Check << "\n\n";
  }

private:
  void printHead(const Place &At, StringRef Severity, StringRef Message,
                 StringRef Tail) {
    if (!At.Path.empty())
      colored(OS, raw_ostream::SAVEDCOLOR).get()
          << Paths.onScreen(At.Path) << ':' << At.Line << ':' << At.Column
          << ": ";
    colored(OS, colorOf(Severity)).get() << Severity << ": ";
    if (Severity == "note")
      OS << Message;
    else
      colored(OS, raw_ostream::SAVEDCOLOR).get() << Message;
    OS << Tail << '\n';
    if (!At.Path.empty())
      printExcerpt(OS, Sources.text(At.Path), At);
  }

  void print(const Fix &X, const Finding &F) {
    colored(OS, raw_ostream::BLUE).get()
        << (X.Safe ? "fix (safe)" : "fix (unsafe)");
    if (!X.Title.empty())
      OS << ": " << X.Title;
    OS << '\n';
    for (ArrayRef<Edit> Rest = X.Edits; !Rest.empty();) {
      const std::string &Path = Rest.front().Path;
      const ArrayRef<Edit> Here =
          Rest.take_while([&](const Edit &E) { return E.Path == Path; });
      if (Path != F.At.Path)
        OS << "in " << Paths.onScreen(Path) << '\n';
      printDiff(OS, Sources.text(Path), Here);
      Rest = Rest.drop_front(Here.size());
    }
  }

  raw_ostream &OS;
  const ProjectPaths &Paths;
  SourceTexts &Sources;
};

} // namespace

void writeFull(raw_ostream &OS, const ReportInput &Input) {
  Printer P(OS, Input.Paths, Input.Sources);
  for (const Finding &F : Input.Result.Findings)
    P.print(F);
}

} // namespace async_tidy::driver
