// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "FindingBuilder.h"
#include "clang/Basic/LangOptions.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;
using namespace llvm;

namespace async_tidy::driver {
namespace {

constexpr unsigned ShownCompileErrors = 3;

unsigned tokenLength(StringRef Text, unsigned Offset) {
  LangOptions Language;
  Language.CPlusPlus = true;
  Lexer Raw(SourceLocation(), Language, Text.begin(), Text.begin() + Offset,
            Text.end());
  Token Tok;
  Raw.LexFromRawLexer(Tok);
  return Tok.is(tok::eof) ? 0 : Tok.getLength();
}

// Replacements at one place come joined; apart, each line can be told from
// those that other fixes need too.
void addEdit(std::vector<Edit> &Edits, Edit New) {
  StringRef Text = New.Text;
  while (New.Length == 0 && Text.starts_with("#include ")) {
    const size_t Line = std::min(Text.find('\n'), Text.size() - 1) + 1;
    Edits.push_back({New.Path, New.Offset, 0, Text.take_front(Line).str()});
    Text = Text.drop_front(Line);
  }
  if (!Text.empty() || New.Length)
    Edits.push_back({New.Path, New.Offset, New.Length, Text.str()});
}

bool isOfClang(const tidy::ClangTidyError &Error) {
  return StringRef(Error.DiagnosticName).starts_with("clang-diagnostic-");
}

/// Broken NOLINT blocks and configuration files.
bool isOfClangTidy(const tidy::ClangTidyError &Error) {
  return StringRef(Error.DiagnosticName).starts_with("clang-tidy-");
}

} // namespace

FindingBuilder::FindingBuilder(std::string Folder, vfs::FileSystem &Files,
                               std::vector<FindingRecord> Records)
    : Folder(std::move(Folder)), Files(Files), Records(std::move(Records)) {}

const FindingBuilder::Source &FindingBuilder::source(StringRef Path) {
  const auto [It, New] = Sources.try_emplace(Path);
  if (!New)
    return It->second;
  Source &S = It->second;
  ErrorOr<std::unique_ptr<MemoryBuffer>> Read = Files.getBufferForFile(Path);
  S.Buffer = Read ? std::move(*Read) : MemoryBuffer::getMemBuffer("");
  S.LineStarts.push_back(0);
  const StringRef Text = S.Buffer->getBuffer();
  for (size_t At = Text.find('\n'); At != StringRef::npos;
       At = Text.find('\n', At + 1))
    S.LineStarts.push_back(At + 1);
  return S;
}

Place FindingBuilder::placeOf(const tooling::DiagnosticMessage &Message) {
  Place At;
  if (Message.FilePath.empty())
    return At;
  At.Path = absolutePath(Message.FilePath, Folder);
  const Source &S = source(At.Path);
  const StringRef Text = S.Buffer->getBuffer();
  At.Offset = std::min<size_t>(Message.FileOffset, Text.size());
  const auto NextLine = upper_bound(S.LineStarts, At.Offset);
  At.Line = At.EndLine = NextLine - S.LineStarts.begin();
  At.Column = At.Offset - *std::prev(NextLine) + 1;

  unsigned Length = 0;
  for (const tooling::FileByteRange &Range : Message.Ranges)
    if (Range.FileOffset == At.Offset && Range.FilePath == Message.FilePath)
      Length = std::max(Length, Range.Length);
  if (!Length)
    Length = tokenLength(Text, At.Offset);
  // The first line stands for a longer region: forges show a finding only
  // where the whole of its region is in view.
  At.EndColumn =
      At.Column + Text.substr(At.Offset, Length)
                      .take_until([](char C) { return C == '\n' || C == '\r'; })
                      .size();
  return At;
}

std::string FindingBuilder::locate(const tooling::DiagnosticMessage &Message) {
  const Place At = placeOf(Message);
  return At.Path.empty()
             ? std::string()
             : (At.Path + ":" + Twine(At.Line) + ":" + Twine(At.Column) + ": ")
                   .str();
}

Fix FindingBuilder::fixOf(const tooling::DiagnosticMessage &Message) const {
  Fix Result;
  for (const auto &Entry : Message.Fix)
    for (const tooling::Replacement &R : Entry.second)
      addEdit(Result.Edits,
              {absolutePath(R.getFilePath(), Folder), R.getOffset(),
               R.getLength(), R.getReplacementText().str()});
  llvm::sort(Result.Edits);
  Result.Edits.erase(llvm::unique(Result.Edits), Result.Edits.end());
  return Result;
}

Finding FindingBuilder::findingOf(const tidy::ClangTidyError &Error) {
  size_t Number = 0;
  [[maybe_unused]] const bool IsNoNumber =
      StringRef(Error.Message.Message).getAsInteger(10, Number);
  assert(!IsNoNumber && Number < Records.size());
  const FindingRecord &Record = Records[Number];
  Finding F;
  F.Check = Error.DiagnosticName;
  F.At = placeOf(Error.Message);
  if (Record.Words.Kind)
    F.setWords(Record.Words);
  F.Function = Record.Function;
  F.Statement = Record.Statement;
  F.Condition = Record.Condition;
  F.InTests = Record.InTest;
  F.Incomplete = !CompileErrors.empty();
  if (!Error.Message.Fix.empty())
    F.Fixes.push_back(fixOf(Error.Message));
  for (const tooling::DiagnosticMessage &Message : Error.Notes) {
    F.Notes.push_back({placeOf(Message), Message.Message});
    if (Message.Fix.empty())
      continue;
    Fix Unsafe = fixOf(Message);
    Unsafe.Safe = false;
    Unsafe.Title = Message.Message;
    F.Fixes.push_back(std::move(Unsafe));
  }
  return F;
}

void FindingBuilder::addWords(ArrayRef<tidy::ClangTidyError> Errors) {
  for (const tidy::ClangTidyError &Error : Errors) {
    const auto Words = [&] {
      return locate(Error.Message) + Error.Message.Message;
    };
    if (isOfClang(Error) && Error.DiagLevel == tooling::Diagnostic::Error)
      CompileErrors.push_back(Words());
    else if (isOfClangTidy(Error))
      Remarks.push_back(Words());
  }
}

void FindingBuilder::add(const tidy::ClangTidyError &Error) {
  if (!isOfClang(Error) && !isOfClangTidy(Error))
    Findings.add(findingOf(Error));
}

void FindingBuilder::addSilenced(const tidy::ClangTidyError &Error,
                                 std::vector<SourceLine> Lines) {
  Finding F = findingOf(Error);
  for (SourceLine &Line : Lines)
    Line.Path = absolutePath(Line.Path, Folder);
  F.SilencedBy = std::move(Lines);
  Findings.add(F);
}

void FindingBuilder::finish(UnitReport &Report) {
  if (!CompileErrors.empty()) {
    Report.Failure = "does-not-parse";
    const size_t Shown =
        std::min<size_t>(CompileErrors.size(), ShownCompileErrors);
    Report.FailureMessage =
        join(ArrayRef(CompileErrors).take_front(Shown), "; ");
    if (const size_t Rest = CompileErrors.size() - Shown)
      Report.FailureMessage += "; and " + std::to_string(Rest) + " more";
  }
  Report.Findings = Findings.packed();
  append_range(Report.Remarks, Remarks);
}

} // namespace async_tidy::driver
