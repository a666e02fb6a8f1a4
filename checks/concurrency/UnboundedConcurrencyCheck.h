// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_CONCURRENCY_UNBOUNDEDCONCURRENCYCHECK_H
#define ASYNC_TIDY_CHECKS_CONCURRENCY_UNBOUNDEDCONCURRENCYCHECK_H

#include "rules/UnboundedConcurrencyCheckRules.h"
#include "support/check/AsyncCheck.h"
#include "support/concurrency/FanOutDegree.h"
#include "support/concurrency/SpawnLimits.h"
#include "support/throwing/LostTasks.h"

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
                  Joins &Joined, AsyncModel &Model);
  /// Whether more tasks run than are taken for few, and that is asked for.
  bool isMany(const FanOutDegree &Degree) const;
  /// \p Join is the call that runs what is made only; null of what runs at
  /// once.
  void reportStart(const TaskStart &Start, const FanOutDegree &Degree,
                   const clang::CallExpr *Join,
                   const clang::FunctionDecl &Function, AsyncModel &Model);
  /// Whether async-dropped-task reports what \p Start starts, which says more.
  bool isLost(const TaskStart &Start, const clang::FunctionDecl &Function,
              AsyncModel &Model);
  void checkSent(const TaskStart &Start, const clang::FunctionDecl &Function,
                 AsyncModel &Model);
  void checkRecursion(llvm::ArrayRef<TaskStart> Starts,
                      const clang::FunctionDecl &Function, AsyncModel &Model);

  const unbounded_concurrency::Options Options;
  /// Those of async-dropped-task, where that runs too.
  std::optional<LostTasks> Lost;
  /// What they are in the function that was asked about last.
  const clang::FunctionDecl *LostIn = nullptr;
  std::vector<const clang::Expr *> LostOnes;
};

} // namespace async_tidy

#endif
