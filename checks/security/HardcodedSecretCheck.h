// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SECURITY_HARDCODEDSECRETCHECK_H
#define ASYNC_TIDY_CHECKS_SECURITY_HARDCODEDSECRETCHECK_H

#include "rules/HardcodedSecretCheckRules.h"
#include "support/check/AsyncCheck.h"
#include "support/security/NamedLiterals.h"
#include "support/security/SecretNames.h"
#include "support/security/SecretTexts.h"

namespace async_tidy {

/// A password, key or token stands in the source.
class HardcodedSecretCheck : public AsyncCheck {
public:
  HardcodedSecretCheck(llvm::StringRef Name,
                       clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Into) override;

protected:
  void checkFunction(const clang::FunctionDecl &Function,
                     AsyncModel &Model) override;
  void checkVariable(const clang::DeclaratorDecl &Variable,
                     AsyncModel &Model) override;
  bool looksAtVariables() const override { return true; }

private:
  void checkLiteral(const NamedLiteral &Given, const clang::NamedDecl &In,
                    AsyncModel &Model);
  bool isNamedSecret(const NamedLiteral &Given, llvm::StringRef Text) const;

  const hardcoded_secret::Options Options;
  const SecretNames Passwords;
  const SecretNames Keys;
  /// Of things that are secrets and of what is said of them.
  const SecretNames Mentions;
  SecretTexts Texts;
};

} // namespace async_tidy

#endif
