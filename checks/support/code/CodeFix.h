// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CODE_CODEFIX_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CODE_CODEFIX_H

#include "clang/Basic/Diagnostic.h"
#include "llvm/ADT/SmallVector.h"
#include <string>
#include <vector>

namespace async_tidy {

/// Edits that belong together, and the headers that their code needs, as
/// "boost/asio/steady_timer.hpp".
struct CodeFix {
  llvm::SmallVector<clang::FixItHint, 2> Edits;
  std::vector<std::string> Includes;
};

} // namespace async_tidy

#endif
