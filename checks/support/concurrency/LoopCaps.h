// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CONCURRENCY_LOOPCAPS_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CONCURRENCY_LOOPCAPS_H

#include "SizeFlow.h"

namespace async_tidy {

/// How often one run of \p Loop may come to \p Start at most, where something
/// that each such round counts ends the loop; nothing where nothing does.
///     for (auto &url : urls) { if (n == 16) break; ++n; spawn(fetch(url)); }
std::optional<uint64_t> capOf(const clang::Stmt &Loop, const clang::Stmt &Start,
                              const clang::FunctionDecl &Function,
                              SizeReader &Reader, AsyncModel &Model);

} // namespace async_tidy

#endif
