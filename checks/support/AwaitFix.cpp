// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "AwaitFix.h"
#include "Awaitable.h"
#include "Coroutine.h"
#include "Names.h"
#include "SourceText.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace async_tidy {

/// c ? co_await f() : co_await g(). The one co_await around it all is right
/// too, but GCC 12 destroys its operand twice.
static llvm::SmallVector<FixItHint, 2> awaitArms(const Expr &E) {
  if (const auto *Choice = dyn_cast<ConditionalOperator>(strip(&E))) {
    auto Edits = awaitArms(*Choice->getTrueExpr());
    auto Others = awaitArms(*Choice->getFalseExpr());
    if (Edits.empty() || Others.empty())
      return {};
    Edits.append(Others);
    return Edits;
  }
  if (!isOutsideMacros(E.getSourceRange()))
    return {};
  return {FixItHint::CreateInsertion(E.getBeginLoc(), "co_await ")};
}

llvm::SmallVector<FixItHint, 2> awaitDropped(const Discard &Dropped,
                                             const FunctionDecl &Function,
                                             AsyncModel &Model) {
  const CXXRecordDecl *Promise = promiseOf(Function);
  const std::optional<AsyncType> Type =
      Model.asyncType(Dropped.Value->getType());
  const bool IsSameLibrary = Type && Type->IsTask && Type->Owner &&
                             Type->Owner == Model.libraryOf(Function);
  if (!Promise || Dropped.InCatch || Function.isTemplateInstantiation() ||
      !isOutsideMacros(Dropped.Written->getSourceRange()) ||
      !canAwait(*Promise, Dropped.Value->getType(), Model.context(),
                IsSameLibrary))
    return {};
  const SourceLocation Start = Dropped.Written->getBeginLoc();
  // One arm alone would change the other's type.
  if (Dropped.Choice)
    return Dropped.IsFirstArm ? awaitArms(*Dropped.Choice)
                              : llvm::SmallVector<FixItHint, 2>();
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
