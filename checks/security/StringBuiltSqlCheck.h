// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SECURITY_STRINGBUILTSQLCHECK_H
#define ASYNC_TIDY_CHECKS_SECURITY_STRINGBUILTSQLCHECK_H

#include "rules/StringBuiltSqlCheckRules.h"
#include "support/AsyncCheck.h"
#include "support/SplicedText.h"

namespace async_tidy {

/// Text that is only known at run time is spliced into an SQL statement.
class StringBuiltSqlCheck : public AsyncCheck {
public:
  StringBuiltSqlCheck(llvm::StringRef Name,
                      clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Into) override;
  void onEndOfTranslationUnit() override;

protected:
  void checkFunction(const clang::FunctionDecl &Function,
                     AsyncModel &Model) override;

private:
  void reportSplice(const SplicedText::Finding &Finding, AsyncModel &Model);
  void suggestBinding(const SplicedText::Finding &Finding, AsyncModel &Model);

  const string_built_sql::Options Options;
  /// In the order in which they were seen.
  std::vector<const clang::FunctionDecl *> Functions;
  AsyncModel *Model = nullptr;
  bool HasSink = false;
};

} // namespace async_tidy

#endif
