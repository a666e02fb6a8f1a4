// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CONCURRENCY_WAITS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CONCURRENCY_WAITS_H

#include "support/coroutines/AsyncModel.h"
#include "clang/AST/StmtCXX.h"

namespace async_tidy {

/// A co_await, or a call, with what is around it in a piece of code.
struct Wait {
  /// Null for a call that is not awaited.
  const clang::Expr *Await = nullptr;
  /// The awaited operand or the call, without casts.
  const clang::Expr *Operand = nullptr;
  /// Its value is dropped: it is waited for its own sake.
  bool IsStatement = false;
  /// The variable that it initialises.
  const clang::VarDecl *Into = nullptr;
  /// The conditions that it hangs on.
  llvm::SmallVector<const clang::Expr *, 2> Conditions;
  /// The loops over elements that it stands in.
  llvm::SmallVector<const clang::CXXForRangeStmt *, 2> Over;
};

/// Those of \p Code, in source order; of a loop, of what each round runs.
std::vector<Wait> waitsIn(const clang::Stmt &Code,
                          const clang::ASTContext &Context);

/// Looks for limiters in what is waited for, and in the functions that it
/// calls, each once.
class LimiterSearch {
public:
  explicit LimiterSearch(AsyncModel &Model) : Model(Model) {}

  /// Whether a call is a limiter's, or of a function that takes one.
  bool limits(const clang::Expr &Operand, unsigned Depth = 0);
  /// Whether \p Function waits for a limiter before anything else.
  bool takes(const clang::FunctionDecl &Function, unsigned Depth = 0);

private:
  bool isWork(const Wait &W) const;

  AsyncModel &Model;
  llvm::SmallPtrSet<const clang::FunctionDecl *, 8> Seen;
};

} // namespace async_tidy

#endif
