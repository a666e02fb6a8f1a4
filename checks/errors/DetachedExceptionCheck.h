// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_ERRORS_DETACHEDEXCEPTIONCHECK_H
#define ASYNC_TIDY_CHECKS_ERRORS_DETACHEDEXCEPTIONCHECK_H

#include "rules/DetachedExceptionCheckRules.h"
#include "support/check/AsyncCheck.h"
#include "support/code/Discards.h"
#include "support/throwing/ErrorFacts.h"
#include "support/throwing/Escapes.h"

namespace async_tidy {

/// A task runs on its own, and nobody takes the exception that may end it.
class DetachedExceptionCheck : public AsyncCheck {
public:
  DetachedExceptionCheck(llvm::StringRef Name,
                         clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Into) override;

protected:
  void checkFunction(const clang::FunctionDecl &Function,
                     AsyncModel &Model) override;

private:
  void checkDetach(const clang::CallExpr &Call, const DetachFact &Fact,
                   const clang::FunctionDecl &Function, AsyncModel &Model);
  void checkDiscard(const Discard &Dropped, const clang::FunctionDecl &Function,
                    AsyncModel &Model);
  void checkUnhandled(const clang::FunctionDecl &Function, AsyncModel &Model);
  static void explain(const std::optional<Escape> &From, Finding &Into);
  static void offerHandler(const clang::Expr &Token, const DetachFact &Fact,
                           Finding &Into);

  const detached_exception::Options Options;
  /// Whether the check of dropped tasks reports those that are dropped on
  /// purpose.
  const bool ReportsDrops;
};

} // namespace async_tidy

#endif
