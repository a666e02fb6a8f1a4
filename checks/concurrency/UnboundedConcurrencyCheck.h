// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_CONCURRENCY_UNBOUNDEDCONCURRENCYCHECK_H
#define ASYNC_TIDY_CHECKS_CONCURRENCY_UNBOUNDEDCONCURRENCYCHECK_H

#include "rules/UnboundedConcurrencyCheckRules.h"
#include "support/check/AsyncCheck.h"
#include "support/concurrency/FanOut.h"

namespace async_tidy {

/// Tasks are started for data of any size, and nothing limits how many run at
/// once.
class UnboundedConcurrencyCheck : public AsyncCheck {
public:
  UnboundedConcurrencyCheck(llvm::StringRef Name,
                            clang::tidy::ClangTidyContext *Context);
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Into) override;

protected:
  void checkFunction(const clang::FunctionDecl &Function,
                     AsyncModel &Model) override;

private:
  void checkStart(const TaskStart &Start, const clang::FunctionDecl &Function,
                  AsyncModel &Model);
  void checkSent(const TaskStart &Start, const clang::FunctionDecl &Function,
                 AsyncModel &Model);
  void checkRecursion(llvm::ArrayRef<TaskStart> Starts,
                      const clang::FunctionDecl &Function, AsyncModel &Model);
  /// The repetitions of \p Start from the inside outwards, up to one that
  /// waits in each round.
  llvm::SmallVector<const Repetition *, 2> unlimited(const TaskStart &Start,
                                                     AsyncModel &Model) const;
  /// What \p Around makes one task of; empty where it is no reason to worry.
  std::string sourceOf(const Repetition &Around, const TaskStart &Start,
                       AsyncModel &Model) const;
  std::string adviceFor(const TaskStart &Start,
                        const clang::FunctionDecl &Function,
                        AsyncModel &Model) const;
  void offerFix(const TaskStart &Start, const clang::CallExpr *Join,
                const clang::FunctionDecl &Function, AsyncModel &Model,
                Finding &Into);

  const unbounded_concurrency::Options Options;
};

} // namespace async_tidy

#endif
