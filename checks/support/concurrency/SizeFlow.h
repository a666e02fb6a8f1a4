// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CONCURRENCY_SIZEFLOW_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CONCURRENCY_SIZEFLOW_H

#include "SizeChanges.h"
#include <optional>
#include <set>

namespace async_tidy {

/// Measures expressions of a unit, for those who follow what is made of them.
/// Nothing where no bound is known.
class SizeReader {
public:
  virtual ~SizeReader() = default;
  /// The most that the number \p E, of \p Function's body, can be.
  virtual std::optional<uint64_t>
  number(const clang::Expr &E, const clang::FunctionDecl &Function) = 0;
  /// The most elements that \p Range, or the container that it makes, can have.
  virtual std::optional<uint64_t>
  elements(const clang::Expr &Range, const clang::FunctionDecl &Function) = 0;
  /// The most steps from the iterator \p First up to \p Last.
  virtual std::optional<uint64_t>
  steps(const clang::Expr &First, const clang::Expr &Last,
        const clang::FunctionDecl &Function) = 0;
  /// The most rounds that \p Loop can run.
  virtual std::optional<uint64_t>
  rounds(const clang::Stmt &Loop, const clang::FunctionDecl &Function) = 0;
};

/// The most that one number, or one container's number of elements, can be,
/// along the control flow of one function.
class SizeFlow {
public:
  static constexpr uint64_t Unbounded = ~uint64_t(0);

  /// \p AtStart holds where the function begins, and again wherever others may
  /// have changed \p Object.
  SizeFlow(const clang::Expr &Object, const clang::FunctionDecl &Function,
           const SizeChanges &Changes, uint64_t AtStart, SizeReader &Reader,
           AsyncModel &Model);

  /// Just before \p Place; the most there ever is where that is not in the
  /// function's graph, as in a lambda.
  uint64_t before(const clang::Stmt &Place) const;

private:
  struct Event {
    SizeChange::Kind What;
    uint64_t By;
  };

  void findEvents();
  void addGrowth(const SizeChange &Change);
  uint64_t value(const SizeChange &Change) const;
  uint64_t apply(const Event &By, uint64_t Size) const;
  uint64_t after(const clang::CFGBlock &Block) const;
  /// Before each of its elements.
  llvm::ArrayRef<uint64_t> within(const clang::CFGBlock &Block) const;
  uint64_t after(const clang::Stmt &Statement, uint64_t Size) const;
  bool mayChangeElsewhere(const clang::Stmt &Statement) const;
  /// What is left of \p Size where \p Condition is \p Value.
  uint64_t refined(uint64_t Size, const clang::Expr *Condition, bool Value,
                   unsigned Depth = 0) const;
  uint64_t refinedByComparison(uint64_t Size, const clang::Expr &Left,
                               clang::BinaryOperatorKind Comparison,
                               const clang::Expr &Right) const;
  uint64_t widened(uint64_t Size) const;
  void follow(const clang::CFG &Graph);

  const clang::Expr &Object;
  const clang::ValueDecl &Declared;
  const clang::FunctionDecl &Function;
  const SizeChanges &Changes;
  const uint64_t AtStart;
  SizeReader &Reader;
  const std::shared_ptr<Body> Code;
  /// The variable that it is, or is a part of; null for this.
  const clang::VarDecl *const Root;
  /// What a variable is initialised with.
  uint64_t Begins = Unbounded;
  /// Others may hold it: a member, what a reference refers to.
  bool IsOthersToo = false;
  llvm::DenseMap<const clang::Stmt *, Event> Events;
  /// By block; nothing where no way leads to it.
  std::vector<std::optional<uint64_t>> AtStartOf;
  /// Of blocks that were asked for.
  mutable llvm::DenseMap<const clang::CFGBlock *, std::vector<uint64_t>> Within;
  /// Of the constants that it is compared with.
  mutable std::set<uint64_t> Thresholds;
  uint64_t Most = 0;
};

} // namespace async_tidy

#endif
