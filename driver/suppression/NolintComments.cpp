// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "NolintComments.h"
#include "files/SourceLines.h"
#include "clang/Basic/LangOptions.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/GlobPattern.h"

using namespace llvm;

namespace async_tidy::driver {
namespace {

class Reader {
public:
  explicit Reader(StringRef Text) : Text(Text), Lines(Text) {}

  std::vector<NolintComment> read() {
    clang::LangOptions Language;
    Language.CPlusPlus = Language.LineComment = true;
    clang::Lexer Raw(clang::SourceLocation(), Language, Text.begin(),
                     Text.begin(), Text.end());
    Raw.SetCommentRetentionState(true);
    clang::Token Tok;
    for (bool End = false; !End;) {
      End = Raw.LexFromRawLexer(Tok);
      if (!Tok.is(clang::tok::comment))
        continue;
      const unsigned After = Raw.getBufferLocation() - Text.begin();
      readComment(After - Tok.getLength(), After);
    }
    llvm::sort(Found, [](const NolintComment &A, const NolintComment &B) {
      return A.Offset < B.Offset;
    });
    return std::move(Found);
  }

private:
  // As clang-tidy reads them: the marker, capital letters, and a list in
  // parentheses at once behind it.
  void readComment(unsigned Begin, unsigned End) {
    constexpr StringLiteral Marker = "NOLINT";
    const StringRef Comment = Text.slice(Begin, End);
    for (size_t At = Comment.find(Marker); At != StringRef::npos;) {
      const StringRef Kind =
          Comment.substr(At).take_while([](char C) { return isAlpha(C); });
      size_t Next = At + Kind.size();
      NolintComment One;
      One.Offset = Begin + At;
      One.ForAll = true;
      if (Next < Comment.size() && Comment[Next] == '(') {
        const size_t Close = Comment.find_first_of("\n)", Next);
        if (Close != StringRef::npos && Comment[Close] == ')') {
          One.ForAll = false;
          readEntries(Begin + Next + 1, Comment.slice(Next + 1, Close), One);
          Next = Close + 1;
        }
      }
      One.Length = Next - At;
      const size_t Following = Comment.find(Marker, Next);
      One.Reason = reason(Comment.slice(Next, Following));
      add(Kind.drop_front(Marker.size()), std::move(One));
      At = Following;
    }
  }

  static void readEntries(unsigned Offset, StringRef List, NolintComment &One) {
    while (!List.empty()) {
      const auto [Entry, Rest] = List.split(',');
      const StringRef Glob = Entry.trim();
      if (!Glob.empty())
        One.Entries.push_back(
            {Glob.str(),
             static_cast<unsigned>(Offset + Glob.begin() - Entry.begin())});
      Offset += List.size() - Rest.size();
      List = Rest;
    }
  }

  static std::string reason(StringRef Behind) {
    StringRef Line =
        Behind.take_until([](char C) { return C == '\n' || C == '\r'; });
    Line.consume_back("*/");
    return Line.trim(" \t:-").str();
  }

  void add(StringRef Kind, NolintComment One) {
    const unsigned Line = Lines.at(One.Offset).Line;
    One.FirstLine = One.LastLine = Kind == "NEXTLINE" ? Line + 1 : Line;
    if (Kind.empty() || Kind == "NEXTLINE") {
      Found.push_back(std::move(One));
    } else if (Kind == "BEGIN") {
      Open.push_back(std::move(One));
    } else if (Kind == "END" && !Open.empty()) {
      Open.back().LastLine = Line;
      Found.push_back(std::move(Open.back()));
      Open.pop_back();
    }
  }

  StringRef Text;
  SourceLines Lines;
  std::vector<NolintComment> Found;
  std::vector<NolintComment> Open;
};

} // namespace

bool matches(const NolintEntry &Entry, StringRef Check) {
  Expected<GlobPattern> Glob = GlobPattern::create(Entry.Glob);
  if (!Glob) {
    consumeError(Glob.takeError());
    return Entry.Glob == Check;
  }
  return Glob->match(Check);
}

bool NolintComment::covers(unsigned Line, StringRef Check) const {
  return FirstLine <= Line && Line <= LastLine &&
         (ForAll || any_of(Entries, [&](const NolintEntry &Entry) {
            return matches(Entry, Check);
          }));
}

std::vector<NolintComment> nolintComments(StringRef Text) {
  // Most files have none.
  return Text.contains("NOLINT") ? Reader(Text).read()
                                 : std::vector<NolintComment>();
}

} // namespace async_tidy::driver
