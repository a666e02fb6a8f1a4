// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SECURITY_STRINGBUILTSQLCHECK_H
#define ASYNC_TIDY_CHECKS_SECURITY_STRINGBUILTSQLCHECK_H

#include "FlowCheck.h"
#include "rules/StringBuiltSqlCheckRules.h"
#include "support/security/SplicedText.h"

namespace async_tidy {

/// Text that is only known at run time is spliced into an SQL statement.
class StringBuiltSqlCheck : public FlowCheck {
public:
  StringBuiltSqlCheck(llvm::StringRef Name,
                      clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Into) override;

protected:
  const std::string &factsFile() const override { return Options.FactsFile; }
  bool hasEnd(const clang::FunctionDecl &Function, AsyncModel &Model) override;
  std::unique_ptr<FlowSummarizer> makeSummarizer(
      ValueFlow &Flow,
      llvm::ArrayRef<const clang::FunctionDecl *> Functions) override;
  bool isReportedIn(const clang::FunctionDecl &Function,
                    AsyncModel &Model) const override;
  std::vector<Wording> wordingsFor(const FlowUse &Use) const override;
  /// Offers the call with bound parameters.
  void suggest(const UnitSummary::Code &At, Finding &Found) override;

private:
  const string_built_sql::Options Options;
};

} // namespace async_tidy

#endif
