// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_SHARING_INDEPENDENTAWAITS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_SHARING_INDEPENDENTAWAITS_H

#include "support/coroutines/AsyncModel.h"

namespace async_tidy {

/// An await that begins only when another one has ended, of which it needs
/// nothing.
struct IndependentAwait {
  const clang::CoawaitExpr *Await = nullptr;
  const clang::CallExpr *Awaited = nullptr;
  /// What it stands behind. Null: itself, in the round before.
  const clang::CallExpr *Before = nullptr;
};

/// Those of \p Function's own code, in source order.
std::vector<IndependentAwait>
independentAwaitsIn(const clang::FunctionDecl &Function, AsyncModel &Model);

} // namespace async_tidy

#endif
