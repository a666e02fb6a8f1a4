// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "AwaitFix.h"
#include "Awaitable.h"
#include "Coroutine.h"
#include "Names.h"
#include "SourceText.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace async_tidy {

llvm::SmallVector<FixItHint, 2> awaitDropped(const Discard &Dropped,
                                             const FunctionDecl &Function,
                                             AsyncModel &Model) {
  const CXXRecordDecl *Promise = promiseOf(Function);
  if (!Promise || Dropped.InCatch || Function.isTemplateInstantiation() ||
      !isOutsideMacros(Dropped.Written->getSourceRange()) ||
      !canAwait(*Promise, Dropped.Value->getType(), Model.context()))
    return {};
  const SourceLocation Start = Dropped.Written->getBeginLoc();
  // One arm alone would change the other's type: await the whole choice.
  if (Dropped.Choice) {
    if (!Dropped.IsFirstArm ||
        !isOutsideMacros(Dropped.Choice->getSourceRange()))
      return {};
    return {
        FixItHint::CreateInsertion(Dropped.Choice->getBeginLoc(), "co_await ("),
        FixItHint::CreateInsertion(
            Lexer::getLocForEndOfToken(Dropped.Choice->getEndLoc(), 0,
                                       Model.context().getSourceManager(),
                                       Model.context().getLangOpts()),
            ")")};
  }
  // std::ignore does not take the void that awaiting may give.
  if (const auto *Assignment =
          dyn_cast_or_null<CXXOperatorCallExpr>(Dropped.Explicit)) {
    if (!isOutsideMacros(Assignment->getSourceRange()))
      return {};
    return {FixItHint::CreateReplacement(
        CharSourceRange::getCharRange(Assignment->getBeginLoc(), Start),
        "co_await ")};
  }
  return {FixItHint::CreateInsertion(Start, "co_await ")};
}

} // namespace async_tidy
