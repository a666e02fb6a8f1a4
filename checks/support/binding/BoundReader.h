// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_BINDING_BOUNDREADER_H
#define ASYNC_TIDY_CHECKS_SUPPORT_BINDING_BOUNDREADER_H

#include "BoundValues.h"

namespace async_tidy {

/// What \p Function's own code has that belongs to the thread which runs it,
/// and does to it.
BoundValues boundValues(const clang::FunctionDecl &Function, AsyncModel &Model);

} // namespace async_tidy

#endif
