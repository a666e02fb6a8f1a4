// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_GUARDEDCALLS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_GUARDEDCALLS_H

#include "GuardFlow.h"
#include "GuardTopic.h"
#include "llvm/ADT/MapVector.h"

namespace async_tidy {

/// Finds the calls of a unit that a project wants to see behind a guard.
class GuardedCalls {
public:
  explicit GuardedCalls(AsyncModel &Model) : Model(Model) {}

  /// Takes note of what \p Function calls.
  void add(const clang::FunctionDecl &Function);

  struct Finding {
    const clang::CallExpr *Call = nullptr;
    const clang::FunctionDecl *In = nullptr;
    const GuardedFact *Fact = nullptr;
    /// A GuardProgram decides it; without the words.
    GuardedCondition Condition;
  };
  struct Found {
    std::vector<GuardSummary> Summaries;
    /// In the order in which functions were added.
    std::vector<Finding> Findings;
  };
  /// All calls that have no guard in front of them in their own function.
  /// Nothing in it comes from what a function calls, so that a header's
  /// functions are the same in all units.
  Found find();

private:
  /// A call of a function, the making of a lambda, or another mention.
  struct Mention {
    const clang::Expr *At = nullptr;
    const clang::FunctionDecl *Of = nullptr;
    bool IsCall = false;
  };
  struct Sink {
    const clang::CallExpr *Call = nullptr;
    const GuardedFact *Fact = nullptr;
  };
  /// What stands in one function.
  struct Inside {
    std::vector<Mention> Mentions;
    std::vector<Sink> Sinks;
  };
  class Collector;

  void addTo(Found &Into, const clang::FunctionDecl &Function,
             const Inside &Known, const GuardedFact &Fact, GuardFlow &Flow);

  AsyncModel &Model;
  llvm::MapVector<const clang::FunctionDecl *, Inside> Known;
};

/// Those among all summaries of a unit that other units may ask for, or that a
/// finding hangs on.
std::vector<GuardSummary> relevantGuards(std::vector<GuardSummary> Summaries);

} // namespace async_tidy

#endif
