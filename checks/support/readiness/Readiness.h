// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_READINESS_READINESS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_READINESS_READINESS_H

#include "support/coroutines/AsyncModel.h"

namespace async_tidy {

/// Where a call that waits for its object does not wait, as the object is known
/// to be ready: along the control flow, from a wait, a test or an await of that
/// very object on, and until it is given another value.
class Readiness {
public:
  explicit Readiness(AsyncModel &Model) : Model(Model) {}

  /// Whether the object of \p Call, or its first argument, is ready on every
  /// way on which \p Function gets to it. After a call of one of \p Releasing
  /// on the object it counts as ready too.
  bool isReadyAt(const clang::CallExpr &Call,
                 const clang::FunctionDecl &Function,
                 const std::vector<std::string> &Releasing) const;

private:
  AsyncModel &Model;
};

} // namespace async_tidy

#endif
