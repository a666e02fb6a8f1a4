// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CONCURRENCY_OBJECTSIZES_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CONCURRENCY_OBJECTSIZES_H

#include "SizeFlow.h"
#include <deque>

namespace async_tidy {

/// How large variables and members of a unit are known to be.
class ObjectSizes {
public:
  explicit ObjectSizes(AsyncModel &Model) : Model(Model) {}

  /// The most that \p Object, as measuredObject() gives it, can be just before
  /// \p Place in \p Function. Nothing where no bound is known.
  std::optional<uint64_t> before(const clang::Expr &Object,
                                 const clang::Stmt &Place,
                                 const clang::FunctionDecl &Function,
                                 SizeReader &Reader);

  const SizeChanges &changesOf(const clang::FunctionDecl &Function);

private:
  struct Known {
    const clang::FunctionDecl *Of = nullptr;
    SizeChanges Changes;
    /// Those that were asked for last, by what they follow.
    std::deque<std::pair<const clang::Expr *, SizeFlow>> Flows;
    /// Of its graph that were looked at, for all objects together.
    size_t Blocks = 0;
  };
  Known &known(const clang::FunctionDecl &Function);
  /// In the graph of \p Function.
  uint64_t follow(const clang::Expr &Object, const clang::Stmt &Place,
                  const clang::FunctionDecl &Function, uint64_t AtStart,
                  SizeReader &Reader);
  uint64_t atStart(const clang::Expr &Object, SizeReader &Reader);

  AsyncModel &Model;
  /// Of the functions that were asked for last.
  std::deque<std::unique_ptr<Known>> Latest;
  /// What is measured just now.
  llvm::DenseSet<const clang::ValueDecl *> Open;
};

} // namespace async_tidy

#endif
