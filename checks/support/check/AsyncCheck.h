// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CHECK_ASYNCCHECK_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CHECK_ASYNCCHECK_H

#include "Catalog.h"
#include "OptionSource.h"
#include "clang-tidy/ClangTidyCheck.h"
#include "support/coroutines/AsyncModel.h"

namespace async_tidy {

/// A header that code in a fix needs, as "boost/asio/steady_timer.hpp".
using HeaderNames = std::vector<std::string>;

/// Base of all checks: shows them every function that the user's own code
/// defines, and reports what they find.
class AsyncCheck : public clang::tidy::ClangTidyCheck {
public:
  AsyncCheck(llvm::StringRef Name, clang::tidy::ClangTidyContext *Context);

  bool
  isLanguageVersionSupported(const clang::LangOptions &Lang) const override {
    return Lang.CPlusPlus;
  }
  void registerMatchers(clang::ast_matchers::MatchFinder *Finder) final;
  void check(const clang::ast_matchers::MatchFinder::MatchResult &Result) final;

protected:
  OptionSource optionSource();
  /// Whether another check runs too, and what its options are.
  bool isEnabled(llvm::StringRef Check) const;
  OptionSource optionSourceOf(llvm::StringRef Check);
  OptionSink optionSink(clang::tidy::ClangTidyOptions::OptionMap &Into) const;

  /// Called for each function and lambda with a body, patterns of templates
  /// and their instances too, outside system headers.
  virtual void checkFunction(const clang::FunctionDecl &Function,
                             AsyncModel &Model) = 0;

  /// Called, where looksAtVariables(), for each variable and field of the
  /// user's own code outside functions, and for each parameter with a default.
  virtual void checkVariable(const clang::DeclaratorDecl &, AsyncModel &) {}
  virtual bool looksAtVariables() const { return false; }

  /// A warning of \p Kind with the token at \p At as its region. \p Statement
  /// and the function or variable \p In are what its fingerprint is made of.
  /// Nothing where this check has already reported at that token.
  std::optional<clang::DiagnosticBuilder>
  report(const FindingKind &Kind, clang::SourceLocation At,
         const clang::Stmt &Statement, const clang::NamedDecl &In,
         AsyncModel &Model, const HeaderNames &Headers = {},
         FindingCondition Condition = {});

  /// Whether findings that hang on other units are wanted.
  bool isWholeProgram() const;

  /// What the file \p FactsFile tells of functions elsewhere. Nothing where
  /// there is none, and where the driver will ask it: of functions that it has
  /// seen by then, it knows better. Never null.
  std::shared_ptr<const ProgramRecord> elsewhere(const std::string &FactsFile,
                                                 AsyncModel &Model);

  /// Whether a check whose option Scope is \p Scope reports in \p Function.
  static bool isInScope(llvm::StringRef Scope,
                        const clang::FunctionDecl &Function, AsyncModel &Model);

  /// A note at a place that may be in a file which this unit has not read.
  /// Where there is no such place any more, the words name it.
  void note(const SourcePoint &At, const std::string &Text, AsyncModel &Model);

  /// The edits that include \p Headers into the file of \p At, each once per
  /// unit: clang-tidy applies all fixes of a unit together.
  llvm::SmallVector<clang::FixItHint, 2>
  includeHints(const HeaderNames &Headers, clang::SourceLocation At,
               AsyncModel &Model);

private:
  clang::tidy::ClangTidyContext &Context;
  std::shared_ptr<const ProjectConfig> Config;
};

} // namespace async_tidy

#endif
