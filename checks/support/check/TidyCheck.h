// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CHECK_TIDYCHECK_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CHECK_TIDYCHECK_H

#include "AsyncCheck.h"
#include "clang-tidy/ClangTidyCheck.h"

namespace async_tidy {

/// What clang-tidy takes for a check: shows an AsyncCheck the functions and
/// variables of each unit.
class TidyCheck final : public clang::tidy::ClangTidyCheck {
public:
  TidyCheck(llvm::StringRef Name, clang::tidy::ClangTidyContext *Context,
            std::unique_ptr<AsyncCheck> Check)
      : ClangTidyCheck(Name, Context), Check(std::move(Check)) {}

  bool
  isLanguageVersionSupported(const clang::LangOptions &Lang) const override {
    return Lang.CPlusPlus;
  }
  void registerMatchers(clang::ast_matchers::MatchFinder *Finder) override;
  void
  check(const clang::ast_matchers::MatchFinder::MatchResult &Result) override;
  void onEndOfTranslationUnit() override { Check->onEndOfTranslationUnit(); }
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Into) override {
    Check->storeOptions(Into);
  }

private:
  const std::unique_ptr<AsyncCheck> Check;
};

} // namespace async_tidy

#endif
