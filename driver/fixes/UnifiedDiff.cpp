// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "UnifiedDiff.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/raw_ostream.h"
#include <string>
#include <vector>

using namespace llvm;

namespace async_tidy::driver {
namespace {

constexpr size_t ContextLines = 3;

/// Lines with their ends, the last one perhaps without.
std::vector<StringRef> linesOf(StringRef Text) {
  std::vector<StringRef> Lines;
  while (!Text.empty()) {
    const size_t End = std::min(Text.find('\n'), Text.size() - 1) + 1;
    Lines.push_back(Text.take_front(End));
    Text = Text.drop_front(End);
  }
  return Lines;
}

/// Whole lines that are replaced by others.
struct Change {
  /// From 0, of the old text.
  size_t Begin;
  size_t End;
  std::string New;
};

/// Changes that share a line are one.
std::vector<Change> changesOf(StringRef Text, ArrayRef<StringRef> Lines,
                              const clang::tooling::Replacements &All) {
  std::vector<size_t> Starts = {0};
  for (StringRef Line : Lines)
    Starts.push_back(Starts.back() + Line.size());
  const auto LineAt = [&](size_t Offset) -> size_t {
    return std::min<size_t>(
        std::prev(upper_bound(Starts, Offset)) - Starts.begin(), Lines.size());
  };
  std::vector<Change> Changes;
  size_t Copied = 0;
  const auto Finish = [&] {
    if (!Changes.empty())
      Changes.back().New += Text.slice(Copied, Starts[Changes.back().End]);
  };
  for (const clang::tooling::Replacement &R : All) {
    const size_t Begin = LineAt(R.getOffset());
    const size_t Last = R.getOffset() + R.getLength();
    // What ends with a line's end leaves the next line alone.
    const bool WholeLines = Last == Starts[LineAt(Last)] && R.getLength() &&
                            R.getReplacementText().ends_with("\n");
    const size_t End =
        std::min(LineAt(Last) + (WholeLines ? 0 : 1), Lines.size());
    if (Changes.empty() || Begin >= Changes.back().End) {
      Finish();
      Changes.push_back({Begin, std::max(Begin, End), std::string()});
      Copied = Starts[Begin];
    }
    Changes.back().New += Text.slice(Copied, R.getOffset());
    Changes.back().New += R.getReplacementText();
    Changes.back().End = std::max(Changes.back().End, End);
    Copied = Last;
  }
  Finish();
  return Changes;
}

void printLine(raw_ostream &OS, char Sign, StringRef Line) {
  OS << Sign << Line;
  if (!Line.ends_with("\n"))
    OS << "\n\\ No newline at end of file\n";
}

} // namespace

void printUnifiedDiff(raw_ostream &OS, StringRef Name, StringRef Text,
                      const clang::tooling::Replacements &Replaced) {
  const std::vector<StringRef> Lines = linesOf(Text);
  const std::vector<Change> Changes = changesOf(Text, Lines, Replaced);
  OS << "--- a/" << Name << "\n+++ b/" << Name << '\n';
  ptrdiff_t Shift = 0;
  for (ArrayRef<Change> Rest = Changes; !Rest.empty();) {
    // Changes whose context would touch stand in one hunk.
    size_t Count = 1;
    while (Count < Rest.size() &&
           Rest[Count].Begin <= Rest[Count - 1].End + 2 * ContextLines)
      ++Count;
    const ArrayRef<Change> Hunk = Rest.take_front(Count);
    Rest = Rest.drop_front(Count);
    const size_t First =
        Hunk.front().Begin - std::min(Hunk.front().Begin, ContextLines);
    const size_t Last = std::min(Hunk.back().End + ContextLines, Lines.size());
    std::string Body;
    raw_string_ostream BodyOS(Body);
    size_t At = First, NewLines = 0;
    for (const Change &C : Hunk) {
      NewLines += C.Begin - At;
      for (; At != C.Begin; ++At)
        printLine(BodyOS, ' ', Lines[At]);
      for (; At != C.End; ++At)
        printLine(BodyOS, '-', Lines[At]);
      for (StringRef Line : linesOf(C.New)) {
        printLine(BodyOS, '+', Line);
        ++NewLines;
      }
    }
    NewLines += Last - At;
    for (; At != Last; ++At)
      printLine(BodyOS, ' ', Lines[At]);
    const size_t OldLines = Last - First;
    // An empty side is named by the line before it.
    OS << formatv("@@ -{0},{1} +{2},{3} @@\n", First + (OldLines ? 1 : 0),
                  OldLines, First + Shift + (NewLines ? 1 : 0), NewLines)
       << Body;
    Shift +=
        static_cast<ptrdiff_t>(NewLines) - static_cast<ptrdiff_t>(OldLines);
  }
}

} // namespace async_tidy::driver
