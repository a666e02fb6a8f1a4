// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "EmptyHandlers.h"
#include "support/code/Names.h"
#include "support/code/SourceText.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace async_tidy {

/// Whether \p S only names something: (void)error;
static bool doesNothing(const Stmt &S) {
  if (const auto *Return = dyn_cast<CoreturnStmt>(&S))
    return !Return->getOperand();
  if (const auto *Block = dyn_cast<CompoundStmt>(&S))
    return llvm::all_of(Block->body(),
                        [](const Stmt *Part) { return doesNothing(*Part); });
  if (const auto *Cast = dyn_cast<ExplicitCastExpr>(&S))
    return Cast->getType()->isVoidType() &&
           isa<DeclRefExpr>(strip(Cast->getSubExpr()));
  return isa<NullStmt, ContinueStmt, BreakStmt>(&S);
}

/// Whether a comment names checks, as NOLINT does: it says nothing of errors.
static bool isForTools(llvm::StringRef Comment) {
  return Comment.contains("NOLINT") || Comment.contains("async-");
}

/// The most tokens that such a handler has.
static constexpr unsigned MaxTokens = 16;

std::optional<EmptyHandler> emptyHandler(const CXXCatchStmt &Handler,
                                         const ASTContext &Context) {
  const auto &Block = *cast<CompoundStmt>(Handler.getHandlerBlock());
  if (!doesNothing(Block) || !isOutsideMacros(Handler.getSourceRange()))
    return std::nullopt;
  const llvm::StringRef Text = sourceText(Block.getSourceRange(), Context);
  const std::string Copy = Text.str();
  Lexer Raw(SourceLocation(), Context.getLangOpts(), Copy.data(), Copy.data(),
            Copy.data() + Copy.size());
  Raw.SetCommentRetentionState(true);
  EmptyHandler Empty;
  Token Next;
  unsigned Tokens = 0;
  for (bool AtEnd = Copy.empty(); !AtEnd;) {
    AtEnd = Raw.LexFromRawLexer(Next);
    // A directive, or what macros have made nothing of.
    if (Next.is(tok::hash) || Next.is(tok::string_literal))
      return std::nullopt;
    if (Next.is(tok::comment))
      Empty.IsCommented |= !isForTools(
          {Raw.getBufferLocation() - Next.getLength(), Next.getLength()});
    else if (++Tokens > MaxTokens)
      return std::nullopt;
  }
  return Empty;
}

} // namespace async_tidy
