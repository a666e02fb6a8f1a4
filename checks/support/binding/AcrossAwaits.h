// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_BINDING_ACROSSAWAITS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_BINDING_ACROSSAWAITS_H

#include "BoundValues.h"

namespace async_tidy {

/// What belongs to a thread, and is relied on behind a suspension point.
struct BoundUse {
  BoundValue Value;
  /// What relies on it; of what is held, and of state that a call sets, where
  /// that begins.
  const clang::Stmt *Where = nullptr;
  /// The suspension points in between, in source order.
  std::vector<const clang::Expr *> Points;
};

/// Those of the coroutine \p Function, in source order.
std::vector<BoundUse> boundAcrossAwaits(const clang::FunctionDecl &Function,
                                        AsyncModel &Model);

} // namespace async_tidy

#endif
