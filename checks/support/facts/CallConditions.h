// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_FACTS_CALLCONDITIONS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_FACTS_CALLCONDITIONS_H

#include "CallFact.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"

namespace async_tidy {

/// What chains of operators begin with, for each of their links.
///     std::cin >> a >> b: the object of the second is the result of the first.
class ChainBegins {
public:
  const clang::Expr &of(const clang::Expr &E);

private:
  llvm::DenseMap<const clang::Expr *, const clang::Expr *> Known;
};

/// A call's or a construction's arguments in the way in which facts count
/// them: the object is none, and defaulted ones are left out.
struct WrittenArguments {
  const clang::Expr *Object = nullptr;
  llvm::SmallVector<const clang::Expr *, 4> Arguments;

  /// Of a unit of which many calls are asked about. May be null.
  ChainBegins *Begins = nullptr;

  explicit WrittenArguments(const clang::CallExpr &Call,
                            ChainBegins *Begins = nullptr);
  explicit WrittenArguments(const clang::CXXConstructExpr &Construction);

  /// Null where the call has no such argument.
  const clang::Expr *get(ArgumentRef Reference) const;
};

bool holds(const Condition &C, const WrittenArguments &Written,
           const clang::ASTContext &Context);

/// Whether all of \p When and none of \p Unless hold.
bool applies(const std::vector<Condition> &When,
             const std::vector<Condition> &Unless,
             const WrittenArguments &Written, const clang::ASTContext &Context);

} // namespace async_tidy

#endif
