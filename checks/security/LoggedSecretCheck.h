// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SECURITY_LOGGEDSECRETCHECK_H
#define ASYNC_TIDY_CHECKS_SECURITY_LOGGEDSECRETCHECK_H

#include "rules/LoggedSecretCheckRules.h"
#include "support/AsyncCheck.h"
#include "support/SecretFlow.h"

namespace async_tidy {

/// A password, token or key reaches a log or the console.
class LoggedSecretCheck : public AsyncCheck {
public:
  LoggedSecretCheck(llvm::StringRef Name,
                    clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Into) override;
  void onEndOfTranslationUnit() override;

protected:
  void checkFunction(const clang::FunctionDecl &Function,
                     AsyncModel &Model) override;

private:
  void reportSecret(const SecretFlow::Finding &Finding, AsyncModel &Model);

  const logged_secret::Options Options;
  const SecretNames Names;
  /// In the order in which they were seen.
  std::vector<const clang::FunctionDecl *> Functions;
  llvm::DenseSet<const clang::IdentifierInfo *> SeenNames;
  AsyncModel *Model = nullptr;
  bool HasSecret = false;
};

} // namespace async_tidy

#endif
