// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_RESOURCES_RAWHANDLES_H
#define ASYNC_TIDY_CHECKS_SUPPORT_RESOURCES_RAWHANDLES_H

#include "support/coroutines/AsyncModel.h"

namespace async_tidy {

/// A local variable whose handle a coroutine opens and closes by hand, and
/// which is open at a suspension point.
struct RawHandle {
  const clang::VarDecl *Variable = nullptr;
  /// What opens it: a call, new.
  const clang::Expr *Opened = nullptr;
  /// From here no way leads to what closes it but the ordinary one.
  const clang::Expr *Await = nullptr;
  /// The first that closes it: a call, delete.
  const clang::Expr *Closed = nullptr;
};

/// Those of \p Function's own code, in source order.
std::vector<RawHandle> rawHandlesIn(const clang::FunctionDecl &Function,
                                    AsyncModel &Model);

} // namespace async_tidy

#endif
