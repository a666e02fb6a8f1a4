// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "SourceExcerpt.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/Unicode.h"
#include "llvm/Support/WithColor.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace async_tidy::driver {
namespace {

constexpr unsigned TabWidth = 8;
/// Longer lines are cut around the caret.
constexpr unsigned ShownWidth = 160;

WithColor colored(raw_ostream &OS, raw_ostream::Colors Color,
                  bool Bold = true) {
  return WithColor(OS, Color, Bold, /*BG=*/false, ColorMode::Enable);
}

StringRef lineAt(StringRef Text, unsigned Line) {
  for (; Line > 1; --Line) {
    const size_t Newline = Text.find('\n');
    if (Newline == StringRef::npos)
      return StringRef();
    Text = Text.drop_front(Newline + 1);
  }
  return Text.take_until([](char C) { return C == '\n'; }).rtrim('\r');
}

/// The text with tabs as spaces, ready for columns to be counted.
std::string expandTabs(StringRef Text, unsigned FromColumn = 0) {
  std::string Result;
  unsigned Column = FromColumn;
  for (char C : Text) {
    const unsigned Width = C == '\t' ? TabWidth - Column % TabWidth : 1;
    Result.append(Width, C == '\t' ? ' ' : C);
    Column += Width;
  }
  return Result;
}

unsigned shownWidth(StringRef Text) {
  const int Width = sys::unicode::columnWidthUTF8(Text);
  return Width < 0 ? Text.size() : Width;
}

// Bytes of UTF-8 that continue a character.
bool continues(char C) { return (C & 0xC0) == 0x80; }

struct Hunk {
  unsigned Line;
  SmallVector<StringRef> Old;
  SmallVector<StringRef> New;
};

void printSide(raw_ostream &OS, unsigned Line, char Sign,
               ArrayRef<StringRef> Lines) {
  for (StringRef Text : Lines)
    colored(OS, Sign == '-' ? raw_ostream::RED : raw_ostream::GREEN,
            /*Bold=*/false)
            .get()
        << format("%5u %c ", Line++, Sign) << Text.rtrim('\r') << '\n';
}

void printHunk(raw_ostream &OS, Hunk H) {
  while (!H.Old.empty() && !H.New.empty() && H.Old.back() == H.New.back()) {
    H.Old.pop_back();
    H.New.pop_back();
  }
  const auto *Old = H.Old.begin(), *New = H.New.begin();
  while (Old != H.Old.end() && New != H.New.end() && *Old == *New)
    ++Old, ++New, ++H.Line;
  printSide(OS, H.Line, '-', ArrayRef(Old, H.Old.end()));
  printSide(OS, H.Line, '+', ArrayRef(New, H.New.end()));
}

} // namespace

void printExcerpt(raw_ostream &OS, StringRef Text, const Place &At) {
  StringRef Line = lineAt(Text, At.Line);
  if (At.Column == 0 || Line.size() < At.Column - 1)
    return;
  const std::string Before = expandTabs(Line.take_front(At.Column - 1));
  const std::string Marked =
      expandTabs(Line.slice(At.Column - 1, At.EndColumn - 1), Before.size());
  std::string Shown = expandTabs(Line);

  size_t Cut = 0;
  if (Shown.size() > ShownWidth) {
    Cut = Before.size() > ShownWidth / 2 ? Before.size() - ShownWidth / 2 : 0;
    while (Cut > 0 && continues(Shown[Cut]))
      --Cut;
    Shown = Shown.substr(Cut, ShownWidth);
  }
  const unsigned Indent = shownWidth(StringRef(Before).drop_front(Cut));
  unsigned Length = std::max(1U, shownWidth(Marked));
  Length = std::min<unsigned>(
      Length, std::max<unsigned>(shownWidth(Shown), Indent + 1) - Indent);
  OS << format("%5u | ", At.Line) << Shown << "\n      | ";
  OS.indent(Indent);
  colored(OS, raw_ostream::GREEN).get() << '^' << std::string(Length - 1, '~');
  OS << '\n';
}

void printDiff(raw_ostream &OS, StringRef Text, ArrayRef<Edit> Edits) {
  while (!Edits.empty()) {
    const size_t Begin = Text.take_front(Edits.front().Offset).rfind('\n') + 1;
    size_t End = Begin;
    std::string New;
    size_t Copied = Begin;
    // Edits that share a line make one hunk.
    for (bool First = true;
         !Edits.empty() && (First || Edits.front().Offset <= End);
         First = false) {
      const Edit &E = Edits.front();
      New += Text.slice(Copied, E.Offset);
      New += E.Text;
      Copied = E.Offset + E.Length;
      End = std::min(Text.find('\n', Copied), Text.size());
      Edits = Edits.drop_front();
    }
    New += Text.slice(Copied, End);
    Hunk H;
    H.Line = Text.take_front(Begin).count('\n') + 1;
    Text.slice(Begin, End).split(H.Old, '\n');
    StringRef(New).split(H.New, '\n');
    printHunk(OS, std::move(H));
  }
}

} // namespace async_tidy::driver
