// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "ScopeFix.h"
#include "support/code/Mentions.h"
#include "support/code/SourceText.h"
#include "support/coroutines/Coroutine.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace async_tidy {

static llvm::StringRef indentOf(SourceLocation At,
                                const SourceManager &Sources) {
  const llvm::StringRef File = Sources.getBufferData(Sources.getFileID(At));
  const unsigned Offset = Sources.getFileOffset(At);
  const size_t Line = File.rfind('\n', Offset) + 1;
  const llvm::StringRef Before = File.slice(Line, Offset);
  return Before.trim().empty() ? Before : llvm::StringRef();
}

CodeFix scopeFix(const HeldLock &Held, const AsyncModel &Model) {
  const auto *Scope = dyn_cast_or_null<CompoundStmt>(Held.Taken.Region);
  const Stmt *Guard = Held.Taken.Start;
  if (!Scope || !Held.Taken.Variable || !isa_and_nonnull<DeclStmt>(Guard))
    return {};
  const auto First = llvm::find(Scope->body(), Guard);
  const auto Last = std::find_if(First, Scope->body_end(),
                                 [](const Stmt *S) { return awaits(*S); });
  // Nothing between them needs the lock, or the await itself is what does.
  if (First == Scope->body_end() || Last == Scope->body_end() ||
      Last - First < 2 || *First == *Last)
    return {};
  ValueSet Declared;
  for (auto At = First; At != Last; ++At) {
    if (isa<LabelStmt, SwitchCase>(*At))
      return {};
    for (const ValueDecl *Variable : declaredIn(**At))
      Declared.insert(Variable);
  }
  for (auto At = Last; At != Scope->body_end(); ++At)
    if (shareAny(mentionedIn(**At), Declared))
      return {};
  const SourceManager &Sources = Model.context().getSourceManager();
  if (!isOutsideMacros({(*First)->getBeginLoc(), (*Last)->getEndLoc()}))
    return {};
  const SourceLocation Begin = (*First)->getBeginLoc();
  const SourceLocation End = (*Last)->getBeginLoc();
  const llvm::StringRef Indent = indentOf(Begin, Sources);
  const std::string Line = "\n" + Indent.str();
  CodeFix Fix;
  Fix.Edits = {FixItHint::CreateInsertion(Begin, "{" + Line),
               FixItHint::CreateInsertion(End, "}" + Line)};
  return Fix;
}

} // namespace async_tidy
