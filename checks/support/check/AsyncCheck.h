// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CHECK_ASYNCCHECK_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CHECK_ASYNCCHECK_H

#include "Finding.h"
#include "OptionSource.h"
#include "ReadFiles.h"
#include "support/coroutines/AsyncModel.h"
#include "support/program/Program.h"

namespace async_tidy {

/// Base of all checks: shows them every function that the user's own code
/// defines, and reports what they find.
///
/// TidyCheck makes a check of clang-tidy of it, whose own headers have all of
/// clang's matchers compiled wherever they are included.
class AsyncCheck {
public:
  AsyncCheck(llvm::StringRef Name, clang::tidy::ClangTidyContext *Context);
  virtual ~AsyncCheck() = default;

  virtual void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Into) = 0;
  virtual bool looksAtVariables() const { return false; }
  virtual void onEndOfTranslationUnit() {}

  /// \p Function has a definition outside system headers.
  void lookAt(const clang::FunctionDecl &Function);
  /// Where looksAtVariables(): a variable or field outside system headers.
  void lookAt(const clang::DeclaratorDecl &Variable);

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

  /// Shows a finding; not where this check has already reported at that token.
  void report(Finding Found, AsyncModel &Model);

  /// Shows a finding if \p Condition holds for it: in clang-tidy and clangd as
  /// \p Decide says, in the driver once it has seen the whole program.
  void reportIf(Finding Found, FindingCondition Condition,
                llvm::function_ref<std::optional<Verdict>()> Decide,
                AsyncModel &Model);

  /// Keeps the records of the unit's functions for other units, where they are
  /// wanted.
  void keep(const Topic &About, std::unique_ptr<FunctionRecords> Functions,
            AsyncModel &Model);

  /// At a unit's end: what \p About knows by the unit's own records and of
  /// functions elsewhere, by \p FactsFile or what is kept of the program. Null
  /// in the driver, where the records are kept for other units, and where
  /// nothing is \p Asked: the names of the functions that findings hang on.
  std::unique_ptr<TopicProgram>
  settle(const Topic &About,
         llvm::function_ref<std::unique_ptr<FunctionRecords>()> Own,
         const std::string &FactsFile, std::vector<std::string> Asked,
         AsyncModel &Model);

  /// Whether findings that hang on other units are wanted.
  bool isWholeProgram() const;

  /// What is known, for one topic, of functions elsewhere that \p Own speaks
  /// of or that are \p Asked for; null where nothing tells. In the driver
  /// nothing yet: it will ask \p FactsFile of functions that it has not seen by
  /// then.
  std::unique_ptr<FunctionRecords> elsewhere(const Topic &About,
                                             const std::string &FactsFile,
                                             const FunctionRecords &Own,
                                             std::vector<std::string> Asked,
                                             AsyncModel &Model);

  /// Whether anything is told of functions elsewhere.
  bool knowsElsewhere(const std::string &FactsFile);

  /// Whether a check whose option Scope is \p Scope reports in \p Function.
  static bool isInScope(llvm::StringRef Scope,
                        const clang::FunctionDecl &Function, AsyncModel &Model);

private:
  bool isInEditor() const;
  /// Absolute.
  std::string currentFile() const;
  /// Whether the file is not what it was when the facts were made.
  bool hasChanged(const std::string &File, ReadFiles &Read) const;
  /// The facts file that holds for the unit; null where there is none.
  std::shared_ptr<const FactsFile> factsFor(const std::string &FactsFile);
  /// Whether it was decided by a file that is not what it was any more.
  bool isOutdated(const Verdict &Decided, AsyncModel &Model) const;
  /// Shows a finding by its number, by which the driver knows the rest.
  void record(const Finding &Found, FindingCondition Condition,
              AsyncModel &Model);
  void show(const Finding &Found, const std::string &Message, bool IsError,
            AsyncModel &Model);
  void note(const PathNote &Step, AsyncModel &Model);
  void add(const CodeFix &Fix, clang::SourceLocation At,
           const clang::DiagnosticBuilder &To, AsyncModel &Model);

  clang::DiagnosticBuilder diag(clang::SourceLocation At,
                                llvm::StringRef Message,
                                clang::DiagnosticIDs::Level Level);
  clang::DiagnosticBuilder configurationError(llvm::StringRef Message);

  const std::string Name;
  clang::tidy::ClangTidyContext &Context;
  std::shared_ptr<const ProjectConfig> Config;
  /// What has been asked of functions elsewhere.
  std::shared_ptr<const FactsFile> Elsewhere;
};

} // namespace async_tidy

#endif
