// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_COROUTINES_POOLLAMBDAS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_COROUTINES_POOLLAMBDAS_H

#include "AsyncModel.h"
#include "clang/AST/Decl.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"

namespace async_tidy {

/// The lambdas of a unit that are handed to a call which runs them on a pool
/// meant for blocking work.
class PoolLambdas {
public:
  explicit PoolLambdas(AsyncModel &Model) : Model(Model) {}

  /// Whether \p Function is one of them, or inside of one.
  bool holds(const clang::FunctionDecl &Function);

private:
  using Lambdas = llvm::DenseSet<const clang::FunctionDecl *>;

  const AsyncModel &Model;
  /// By the named function around.
  llvm::DenseMap<const clang::FunctionDecl *, Lambdas> OnPool;
};

} // namespace async_tidy

#endif
