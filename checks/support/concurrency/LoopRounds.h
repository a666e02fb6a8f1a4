// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CONCURRENCY_LOOPROUNDS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CONCURRENCY_LOOPROUNDS_H

#include "FanOut.h"
#include "support/code/Mentions.h"

namespace async_tidy {

/// What each round of one loop declares and waits for: read once, however many
/// tasks it starts.
class LoopRound {
public:
  LoopRound(const clang::Stmt &Loop, AsyncModel &Model);

  /// The variables that the loop declares.
  const ValueSet &declared() const { return Declared; }

  /// Whether it waits for a limiter, a join or room among what runs, by another
  /// call than \p Start.
  bool limitsOthersThan(const clang::CallExpr &Start) const {
    return isOther(Limiting, Start);
  }
  /// Whether it waits for what \p Holder holds, or for each element of it.
  bool waitsFor(const clang::ValueDecl &Holder,
                const clang::CallExpr &Start) const;
  /// Whether it awaits, for its own sake, a member call of something from
  /// outside of the loop that is among \p Handed.
  ///     co_await sem.acquire(); spawn([&] { ...; sem.release(); });
  bool awaitsOneOf(const ValueSet &Handed, const clang::CallExpr &Start) const;
  /// Whether it awaits a value that is one of its kind and among \p Handed: a
  /// socket, a permit, a connection.
  bool takesOneOf(const ValueSet &Handed) const;
  /// The first awaited call that gives one of \p Handed, or is in \p Start.
  const clang::CallExpr *awaitedFor(const ValueSet &Handed,
                                    const clang::CallExpr &Start,
                                    const clang::ASTContext &Context) const;

private:
  using Operands = llvm::SmallVector<const clang::Expr *, 1>;

  static bool isOther(llvm::ArrayRef<const clang::Expr *> Found,
                      const clang::CallExpr &Start);

  const ValueSet Declared;
  Operands Limiting;
  /// By what their operands name.
  llvm::DenseMap<const clang::ValueDecl *, Operands> WaitedFor;
  llvm::DenseMap<const clang::ValueDecl *, Operands> AwaitedObjects;
  ValueSet Unique;
  /// The awaited calls in source order, and where they stand in it.
  std::vector<const clang::CallExpr *> Awaited;
  llvm::DenseMap<const clang::Decl *, size_t> IntoVariables;
  llvm::DenseMap<const clang::Expr *, size_t> ByAwait;
};

/// Those of a unit that were asked for.
class LoopRounds {
public:
  explicit LoopRounds(AsyncModel &Model) : Model(Model) {}
  const LoopRound &of(const clang::Stmt &Loop);

private:
  AsyncModel &Model;
  llvm::DenseMap<const clang::Stmt *, std::unique_ptr<LoopRound>> Known;
};

} // namespace async_tidy

#endif
