// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_THROWING_PURPOSEDROPS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_THROWING_PURPOSEDROPS_H

#include "support/code/Discards.h"
#include "support/coroutines/AsyncModel.h"

namespace async_tidy {

/// Whether the author has said that \p Dropped, whose type the compiler guards
/// with [[nodiscard]], is dropped on purpose.
///     (void)with_gate(background, [this] { return flush(); });
bool isSaidOnPurpose(const Discard &Dropped, const clang::ASTContext &Context);

/// Whether what may end the work that \p Task stands for is taken by it itself:
/// a link of its chain looks at exceptions and none behind throws, or the
/// bodies that it runs catch all, as far as they are seen.
bool takesItsErrors(const clang::Expr &Task, AsyncModel &Model);

/// Whether \p Function, which is no coroutine, is there to start such a task as
/// \p Dropped and to come back: a slot, a setter, a constructor of a class that
/// the task's library names for that.
bool startsOnPurpose(const Discard &Dropped,
                     const clang::FunctionDecl &Function, AsyncModel &Model);

} // namespace async_tidy

#endif
