// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SECURITY_LOGGEDSECRETCHECK_H
#define ASYNC_TIDY_CHECKS_SECURITY_LOGGEDSECRETCHECK_H

#include "FlowCheck.h"
#include "rules/LoggedSecretCheckRules.h"
#include "support/security/SecretFlow.h"

namespace async_tidy {

/// A password, token or key reaches a log or the console.
class LoggedSecretCheck : public FlowCheck {
public:
  LoggedSecretCheck(llvm::StringRef Name,
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

private:
  const logged_secret::Options Options;
  const SecretNames Names;
  llvm::DenseSet<const clang::IdentifierInfo *> SeenNames;
};

} // namespace async_tidy

#endif
