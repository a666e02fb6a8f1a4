// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_AWAITFIX_H
#define ASYNC_TIDY_CHECKS_SUPPORT_AWAITFIX_H

#include "AsyncModel.h"
#include "Discards.h"
#include "clang/Basic/Diagnostic.h"
#include <optional>

namespace async_tidy {

/// The edits that await a dropped value in \p Function, where that is a
/// coroutine whose promise can await the value's type and the place allows it.
/// Empty elsewhere, in macros, and where the type depends on a template's
/// arguments.
llvm::SmallVector<clang::FixItHint, 2>
awaitDropped(const Discard &Dropped, const clang::FunctionDecl &Function,
             AsyncModel &Model);

} // namespace async_tidy

#endif
