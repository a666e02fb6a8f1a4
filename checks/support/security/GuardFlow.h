// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_GUARDFLOW_H
#define ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_GUARDFLOW_H

#include "support/coroutines/AsyncModel.h"
#include "clang/Analysis/CFG.h"
#include <functional>
#include <map>

namespace async_tidy {

/// What it means for the code behind a call that the call has come back.
enum class Passing {
  /// Nothing.
  No,
  /// A guard has been passed where the result is true: not null, not empty.
  WhenTrue,
  /// One has where the result is false: an error was looked for.
  WhenFalse,
  /// One has where the result has been looked at: an error, a verdict.
  WhenTested,
  /// A guard has been passed: it throws, or waits, where it refuses.
  Always,
};

/// Where in the functions of a unit a guard has been passed, along the control
/// flow and through calls.
class GuardFlow {
public:
  /// The guards are what \p Fact names.
  GuardFlow(AsyncModel &Model, const GuardedFact &Fact);

  /// The guards are expressions; and loops, by what it means that their
  /// condition has ended them.
  using Test = std::function<Passing(const clang::Stmt &)>;
  GuardFlow(const clang::ASTContext &Context, Test Passes)
      : Context(Context), Passes(std::move(Passes)) {}

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

  const clang::ASTContext &Context;
  /// Null where a test tells what a guard is.
  AsyncModel *Model = nullptr;
  NameIndex<bool> Guards;
  Test Passes;
  std::map<const clang::FunctionDecl *, Behind> Known;
};

} // namespace async_tidy

#endif
