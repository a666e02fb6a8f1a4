// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Report.h"
#include "SourceExcerpt.h"
#include "llvm/Support/WithColor.h"
#include "llvm/Support/raw_ostream.h"
#include <map>
#include <tuple>

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

  /// \p Others have the cause of \p F.
  void print(const Finding &F, ArrayRef<const Finding *> Others) {
    printHead(F.At, F.Severity, F.Message, " [" + F.Check + "]");
    for (const Note *N : stepsOf(F))
      printHead(N->At, "note", N->Message, "");
    for (const Finding *Other : Others)
      printHead(Other->At, "note",
                Other->Message == F.Message
                    ? "the same is reached from here"
                    : StringRef(Other->Message).split(": ").first,
                "");
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

namespace {
struct FindingGroup {
  const Finding *First = nullptr;
  SmallVector<const Finding *, 0> Others;
};
} // namespace

/// One group for each cause, in the order of their first findings.
static std::vector<FindingGroup> byRoot(ArrayRef<Finding> Findings) {
  std::vector<FindingGroup> Groups;
  std::map<std::tuple<StringRef, StringRef, StringRef, unsigned>, size_t> Known;
  for (const Finding &F : Findings) {
    if (F.Root) {
      const auto [It, IsNew] = Known.try_emplace(
          {F.Check, F.Kind, F.Root->At.Path, F.Root->At.Offset}, Groups.size());
      if (!IsNew) {
        Groups[It->second].Others.push_back(&F);
        continue;
      }
    }
    Groups.push_back({&F, {}});
  }
  return Groups;
}

void writeFull(raw_ostream &OS, const ReportInput &Input) {
  Printer P(OS, Input.Paths, Input.Sources);
  for (const auto &[First, Others] : byRoot(Input.Result.Findings))
    P.print(*First, Others);
}

} // namespace async_tidy::driver
