// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_GUARDFLOW_H
#define ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_GUARDFLOW_H

#include "GuardSummary.h"
#include "SecurityFacts.h"
#include "support/coroutines/AsyncModel.h"
#include "clang/Analysis/CFG.h"
#include <functional>
#include <map>

namespace async_tidy {

/// Where in the functions of a unit a guard has been passed, along the control
/// flow and through calls.
class GuardFlow {
public:
  /// The guards are what \p Fact names.
  GuardFlow(AsyncModel &Model, const GuardedFact &Fact);

  /// The guards are expressions; and loops, by what it means that their
  /// condition has ended them.
  using Test = std::function<Passing(const clang::Stmt &)>;
  GuardFlow(const AsyncModel &Unit, Test Passes)
      : Unit(Unit), Passes(std::move(Passes)) {}

  /// What is known of one function.
  struct Behind {
    /// The statements that every way leads to through a guard.
    llvm::DenseSet<const clang::Stmt *> Statements;
    Passing Whole = Passing::No;
  };
  /// Of a test, which knows of no calls.
  const Behind &behind(const clang::FunctionDecl &Function);

  /// A call of a guard, or of a function of the program that may be one.
  struct GuardCall {
    const clang::CallExpr *Call = nullptr;
    /// An index among the summary's functions; none of a guard.
    std::optional<unsigned> Of;
  };
  /// What is known of one function without a look at those that it calls.
  struct Summarized {
    /// Its control flow alone.
    GuardSummary Summary;
    /// What Functions stands for there.
    std::vector<const clang::FunctionDecl *> Functions;
    std::vector<GuardCall> Calls;
    llvm::DenseMap<const clang::Stmt *, std::vector<GuardPlace>> Places;
  };
  /// With the places of those \p Wanted.
  Summarized summaryOf(const clang::FunctionDecl &Function,
                       const llvm::DenseSet<const clang::Stmt *> &Wanted);

  bool isGuard(const clang::NamedDecl &Named) const;

private:
  class Analysis;

  /// What \p Call passes by being named as a guard. \p Result is the type of
  /// what it gives once it has been awaited.
  Passing passingOf(const clang::CallExpr &Call, clang::QualType Result);

  const AsyncModel &Unit;
  /// Null where a test tells what a guard is.
  AsyncModel *Model = nullptr;
  NameIndex<bool> Guards;
  Test Passes;
  std::map<const clang::FunctionDecl *, Behind> Known;
};

} // namespace async_tidy

#endif
