// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_GUARDFLOW_H
#define ASYNC_TIDY_CHECKS_SUPPORT_GUARDFLOW_H

#include "AsyncModel.h"
#include "clang/Analysis/CFG.h"
#include <map>

namespace async_tidy {

/// What it means for the code behind a call that the call has come back.
enum class Passing {
  /// Nothing.
  No,
  /// A guard has been passed where the result is true: not null, not empty.
  WhenTrue,
  /// One has where the result has been looked at: an error, a verdict.
  WhenTested,
  /// A guard has been passed: it throws, or waits, where it refuses.
  Always,
};

/// Where in the functions of a unit one of the guards that a fact names has
/// been passed, along the control flow and through calls.
class GuardFlow {
public:
  GuardFlow(AsyncModel &Model, const GuardedFact &Fact);

  /// What is known of one function.
  struct Behind {
    /// The statements that every way leads to through a guard.
    llvm::DenseSet<const clang::Stmt *> Statements;
    /// The calls of guards, and of functions that call them.
    std::vector<const clang::CallExpr *> Guards;
    Passing Whole = Passing::No;
  };
  const Behind &behind(const clang::FunctionDecl &Function);

  bool isGuard(const clang::NamedDecl &Named) const;

private:
  class Analysis;

  /// \p Result is the type of what it gives once it has been awaited.
  Passing passingOf(const clang::CallExpr &Call, clang::QualType Result);

  AsyncModel &Model;
  NameIndex<bool> Guards;
  std::map<const clang::FunctionDecl *, Behind> Known;
};

} // namespace async_tidy

#endif
