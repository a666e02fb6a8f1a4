// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CONCURRENCY_MEASURE_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CONCURRENCY_MEASURE_H

#include "Bound.h"
#include "SizeFlow.h"

namespace async_tidy {

/// Says what bounds ranges, numbers and loops of one function.
class Measure {
public:
  Measure(const clang::FunctionDecl &Function, AsyncModel &Model,
          SizeReader &Reader)
      : Function(Function), Model(Model), Context(Model.context()),
        Reader(Reader) {}

  Bound range(const clang::Expr &Range, unsigned Depth = 0);
  /// Of the elements from the iterator \p First up to \p Last, or of as many as
  /// \p Last says.
  Bound range(const clang::Expr &First, const clang::Expr &Last);
  Bound loop(const clang::Stmt &Loop);
  /// The most that a number can be; nothing where no bound is known.
  std::optional<uint64_t> number(const clang::Expr &E, unsigned Depth = 0);

private:
  std::optional<int64_t> constant(const clang::Expr &E) const;
  /// What \p E names was made of, if it still is that.
  const clang::Expr *settledInit(const clang::Expr &E) const;
  std::string words(const clang::Expr &E) const;
  Bound elementsOf(const clang::Expr &Range) const;
  Bound madeBy(const clang::CXXConstructExpr &Made, unsigned Depth);
  Bound givenBy(const clang::CallExpr &Call, unsigned Depth);
  std::optional<uint64_t> numberOfCall(const clang::CallExpr &Call,
                                       unsigned Depth);
  std::optional<uint64_t> numberOfOperator(const clang::BinaryOperator &E,
                                           unsigned Depth);
  /// What \p Limit, a number or an end iterator, stands for.
  Bound limit(const clang::Expr &Limit, const clang::Expr *Start,
              unsigned Depth = 0);
  /// min(i + 16, n), i + 16: the most steps from \p Start to \p Limit.
  std::optional<uint64_t> steps(const clang::Expr &Limit,
                                const clang::Expr *Start, unsigned Depth = 0,
                                bool IsCapped = false);
  Bound condition(const clang::Expr &Condition, const clang::Stmt &Loop);
  /// \p Closed: <= or >=, which runs once more.
  Bound comparison(const clang::Expr &Left, const clang::Expr &Right,
                   const clang::Stmt &Loop, bool Closed = false);

  const clang::FunctionDecl &Function;
  AsyncModel &Model;
  clang::ASTContext &Context;
  SizeReader &Reader;
};

/// What \p Size elements or rounds are.
Bound constantBound(uint64_t Size);

bool isNamed(const clang::CallExpr &Call,
             std::initializer_list<llvm::StringRef> Of);

/// Whether \p E has a call in it that passes \p Test; the first one.
const clang::CallExpr *
findCall(const clang::Expr &E,
         llvm::function_ref<bool(const clang::CallExpr &)> Test);

} // namespace async_tidy

#endif
