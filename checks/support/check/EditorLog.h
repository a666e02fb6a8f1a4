// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CHECK_EDITORLOG_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CHECK_EDITORLOG_H

#include "llvm/ADT/StringRef.h"

namespace async_tidy {

/// Writes a line to clangd's log, which editors show: the first time that it is
/// said. A diagnostic at the top of each file would be in the way.
void logOnce(llvm::StringRef Line);

} // namespace async_tidy

#endif
