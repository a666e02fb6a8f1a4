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

/// Whether a raw token makes the braces around it those of statements, and not
/// of an initialiser.
static bool belongsToStatements(const Token &Raw) {
  return Raw.is(tok::semi) ||
         (Raw.is(tok::raw_identifier) &&
          llvm::is_contained({"if", "for", "while", "do", "switch", "try"},
                             Raw.getRawIdentifier()));
}

/// A chain of calls has a finding at each of them, each with the others' text.
constexpr size_t MostText = 2048;

std::string normalizedText(SourceRange Tokens, const ASTContext &Context) {
  llvm::StringRef Text = sourceText(Tokens, Context);
  const std::string Copy = Text.str();
  Lexer Raw(SourceLocation(), Context.getLangOpts(), Copy.data(), Copy.data(),
            Copy.data() + Copy.size());
  // Else they are part of the blank in front of a token.
  Raw.SetCommentRetentionState(true);
  std::string Normalized;
  /// Where the text of each open brace starts, and whether it has statements.
  std::vector<std::pair<size_t, bool>> Open;
  Token Next;
  for (bool AtEnd = false; !AtEnd;) {
    const char *Start = Raw.getBufferLocation();
    AtEnd = Raw.LexFromRawLexer(Next);
    if (Next.is(tok::eof) || Next.is(tok::comment))
      continue;
    const char *End = Raw.getBufferLocation();
    if (Next.is(tok::r_brace) && !Open.empty()) {
      if (Open.back().second)
        Normalized.resize(Open.back().first);
      Open.pop_back();
    } else if (!Open.empty()) {
      Open.back().second |= belongsToStatements(Next);
    }
    llvm::StringRef Spelling(Start, End - Start);
    Normalized += (Normalized.empty() ? "" : " ") + Spelling.trim().str();
    if (Next.is(tok::l_brace))
      Open.push_back({Normalized.size(), false});
    if (Open.empty() && Normalized.size() > MostText)
      break;
  }
  return Normalized;
}

unsigned timesNamed(llvm::StringRef Name, SourceRange Tokens,
                    const ASTContext &Context) {
  const std::string Copy = sourceText(Tokens, Context).str();
  Lexer Raw(SourceLocation(), Context.getLangOpts(), Copy.data(), Copy.data(),
            Copy.data() + Copy.size());
  unsigned Times = 0;
  tok::TokenKind Before = tok::unknown;
  Token Next;
  for (bool AtEnd = Copy.empty(); !AtEnd; Before = Next.getKind()) {
    AtEnd = Raw.LexFromRawLexer(Next);
    Times += Next.is(tok::raw_identifier) && Next.getRawIdentifier() == Name &&
             Before != tok::period && Before != tok::arrow &&
             Before != tok::coloncolon;
  }
  return Times;
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
