// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_THROWING_ESCAPES_H
#define ASYNC_TIDY_CHECKS_SUPPORT_THROWING_ESCAPES_H

#include "support/coroutines/AsyncModel.h"
#include <optional>

namespace async_tidy {

/// Where an exception that leaves a function comes from.
struct Escape {
  clang::SourceLocation At;
  /// What is thrown, called or awaited there, as notes show it.
  std::string Words;
};

/// The first place in \p Function's body from which an exception gets out: a
/// throw, an awaited operation that throws its error, a call of a function of
/// this unit that lets one out; with no handler around it. What is defined
/// elsewhere, and what only throws for want of memory, is taken not to throw.
std::optional<Escape> escapeOf(const clang::FunctionDecl &Function,
                               AsyncModel &Model);

} // namespace async_tidy

#endif
