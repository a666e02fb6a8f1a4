// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_GUARDEDCALLS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_SECURITY_GUARDEDCALLS_H

#include "GuardFlow.h"
#include "llvm/ADT/MapVector.h"
#include <memory>

namespace async_tidy {

/// Finds the calls of a unit that a project wants to see behind a guard, and
/// that can be reached without one, in their function or from its callers.
class GuardedCalls {
public:
  explicit GuardedCalls(AsyncModel &Model) : Model(Model) {}

  /// Takes note of what \p Function calls.
  void add(const clang::FunctionDecl &Function);

  struct Finding {
    const clang::CallExpr *Call = nullptr;
    const clang::FunctionDecl *In = nullptr;
    const GuardedFact *Fact = nullptr;
    /// The call of a guard in the same function that does not hold for it.
    const clang::CallExpr *Weak = nullptr;
    /// The ways on which no guard is passed: calls of the function, from the
    /// nearest one out.
    std::vector<const clang::Expr *> From;
    /// Where other units decide.
    FindingCondition Condition;
  };
  /// All of the unit, in the order in which functions were added.
  std::vector<Finding> find();

  struct Program {
    std::vector<GuardOutline> Outlines;
    std::vector<Finding> Findings;
  };
  /// The same for a program: what a call hangs on, and what other units may
  /// ask for. Nothing in it comes from what a function calls, so that a
  /// header's functions are the same in all units.
  Program program();

private:
  /// A call of a function, the making of a lambda, or another mention.
  struct Mention {
    const clang::Expr *At = nullptr;
    const clang::FunctionDecl *In = nullptr;
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
  using Functions = llvm::SmallPtrSet<const clang::FunctionDecl *, 8>;

  GuardFlow &flowOf(const GuardedFact &Fact);
  bool isExposed(const clang::FunctionDecl &Function, GuardFlow &Flow,
                 Functions &Seen, std::vector<const clang::Expr *> &From);
  void addTo(Program &Found, const clang::FunctionDecl &Function,
             const Inside &Known, const GuardedFact &Fact);

  AsyncModel &Model;
  llvm::MapVector<const clang::FunctionDecl *, Inside> Known;
  llvm::DenseMap<const clang::FunctionDecl *, std::vector<const Mention *>>
      Mentions;
  std::map<const GuardedFact *, std::unique_ptr<GuardFlow>> Flows;
};

} // namespace async_tidy

#endif
