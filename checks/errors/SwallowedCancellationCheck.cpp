// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "SwallowedCancellationCheck.h"
#include "support/code/Names.h"
#include "support/code/SourceText.h"

using namespace clang;

namespace async_tidy {

SwallowedCancellationCheck::SwallowedCancellationCheck(
    llvm::StringRef Name, tidy::ClangTidyContext *Context)
    : AsyncCheck(Name, Context), Options(optionSource()) {}

void SwallowedCancellationCheck::storeOptions(
    tidy::ClangTidyOptions::OptionMap &Into) {
  Options.store(optionSink(Into));
}

static Wording wordsOf(const SwallowedCancellation &Swallowed) {
  const FindingKind &Kind = Swallowed.Test ? swallowed_cancellation::Tested
                            : Swallowed.IsInLoop
                                ? swallowed_cancellation::CaughtInLoop
                                : swallowed_cancellation::Caught;
  return {&Kind, {Swallowed.Name}};
}

/// Lets the exception out: by a handler in front of this one, or by the code
/// that it has.
static CodeFix rethrowFix(const SwallowedCancellation &Swallowed) {
  CodeFix Fix;
  const CXXCatchStmt *Handler = Swallowed.Handler;
  if (!Handler || Swallowed.IsNamed ||
      !isOutsideMacros(Handler->getSourceRange()))
    return Fix;
  Fix.Includes = Swallowed.Includes;
  const VarDecl *Error = Handler->getExceptionDecl();
  if (!Swallowed.HasCode)
    Fix.Edits.push_back(FixItHint::CreateInsertion(
        Handler->getCatchLoc(),
        "catch (const " + Swallowed.Name + " &) { throw; } "));
  else if (Error && Error->getIdentifier() &&
           hasMember(
               *Error->getType().getNonReferenceType()->getAsCXXRecordDecl(),
               "code"))
    Fix.Edits.push_back(FixItHint::CreateInsertion(
        cast<CompoundStmt>(Handler->getHandlerBlock())
            ->getLBracLoc()
            .getLocWithOffset(1),
        " if (" + Error->getNameAsString() + ".code() == " + Swallowed.Name +
            ") throw;"));
  return Fix;
}

void SwallowedCancellationCheck::checkFunction(const FunctionDecl &Function,
                                               AsyncModel &Model) {
  for (const SwallowedCancellation &Swallowed :
       swallowedCancellations(Function, Options.CancellationTypes, Model)) {
    Finding F(wordsOf(Swallowed),
              Swallowed.Handler ? Swallowed.Handler->getCatchLoc()
                                : Swallowed.Test->getExprLoc(),
              Swallowed.Handler ? static_cast<const Stmt &>(*Swallowed.Handler)
                                : *Swallowed.Test,
              Function);
    F.Notes.push_back({Swallowed.From->getExprLoc(), "cancelled here"});
    if (Swallowed.Reached != Swallowed.From)
      F.Notes.push_back(
          {Swallowed.Reached->getExprLoc(), "and awaits again here"});
    if (CodeFix Fix = rethrowFix(Swallowed); !Fix.Edits.empty())
      F.Notes.push_back({F.At, "cancellation is let out", std::move(Fix)});
    report(std::move(F), Model);
  }
}

} // namespace async_tidy
