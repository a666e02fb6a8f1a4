// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "SourceText.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace async_tidy {

llvm::StringRef sourceText(SourceRange Tokens, const ASTContext &Context) {
  const SourceManager &Sources = Context.getSourceManager();
  return Lexer::getSourceText(
      Sources.getExpansionRange(CharSourceRange::getTokenRange(Tokens)),
      Sources, Context.getLangOpts());
}

std::string normalizedText(SourceRange Tokens, const ASTContext &Context) {
  llvm::StringRef Text = sourceText(Tokens, Context);
  const std::string Copy = Text.str();
  Lexer Raw(SourceLocation(), Context.getLangOpts(), Copy.data(), Copy.data(),
            Copy.data() + Copy.size());
  std::string Normalized;
  Token Next;
  for (bool AtEnd = false; !AtEnd;) {
    const char *Start = Raw.getBufferLocation();
    AtEnd = Raw.LexFromRawLexer(Next);
    if (Next.is(tok::eof) || Next.is(tok::comment))
      continue;
    const char *End = Raw.getBufferLocation();
    llvm::StringRef Spelling(Start, End - Start);
    Normalized += (Normalized.empty() ? "" : " ") + Spelling.trim().str();
  }
  return Normalized;
}

std::string oneLine(llvm::StringRef Text) {
  std::string Line;
  for (llvm::StringRef Part : llvm::split(Text, '\n'))
    if (llvm::StringRef Bare = Part.trim(); !Bare.empty())
      Line += (Line.empty() ? "" : " ") + Bare.str();
  return Line;
}

bool isOutsideMacros(SourceRange Tokens) {
  return Tokens.getBegin().isFileID() && Tokens.getEnd().isFileID();
}

} // namespace async_tidy
