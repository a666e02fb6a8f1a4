// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_HANDLING_EQUALITYTEST_H
#define ASYNC_TIDY_CHECKS_SUPPORT_HANDLING_EQUALITYTEST_H

#include "clang/AST/ExprCXX.h"
#include <optional>

namespace async_tidy {

/// a == b, a != b, built in or an operator of a class.
struct EqualityTest {
  const clang::Expr *Left = nullptr;
  const clang::Expr *Right = nullptr;
  bool IsNegated = false;

  static std::optional<EqualityTest> of(const clang::Expr &E);
};

/// The constant that \p E names, by itself or as what an error is made of:
/// operation_aborted, make_error_code(operation_aborted). Null for others.
const clang::ValueDecl *errorConstant(const clang::Expr &E);

} // namespace async_tidy

#endif
