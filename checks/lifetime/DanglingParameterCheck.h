// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_LIFETIME_DANGLINGPARAMETERCHECK_H
#define ASYNC_TIDY_CHECKS_LIFETIME_DANGLINGPARAMETERCHECK_H

#include "rules/DanglingParameterCheckRules.h"
#include "support/check/AsyncCheck.h"
#include "support/lifetime/DanglingArguments.h"
#include "support/lifetime/ParameterLife.h"

namespace async_tidy {

/// An object dies before the coroutine that was given a reference to it is done
/// with it.
class DanglingParameterCheck : public AsyncCheck {
public:
  DanglingParameterCheck(llvm::StringRef Name,
                         clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Into) override;
  void onEndOfTranslationUnit() override;

protected:
  void checkFunction(const clang::FunctionDecl &Function,
                     AsyncModel &Model) override;

private:
  /// Waits for the unit's end, when it is known what its functions do.
  struct Candidate {
    DanglingArgument Found;
    const clang::FunctionDecl *Function;
  };

  /// The name of the called function.
  static std::string calleeOf(const Candidate &Given);

  /// Reports \p Given if the called function uses it late, by \p Known, which
  /// is null in the driver.
  void reportArgument(const Candidate &Given, TopicProgram *Known);

  const dangling_parameter::Options Options;
  AsyncModel *Model = nullptr;
  std::vector<ParameterLife> Lives;
  std::vector<Candidate> Candidates;
};

} // namespace async_tidy

#endif
