// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CODE_CODETEMPLATE_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CODE_CODETEMPLATE_H

#include "llvm/ADT/StringRef.h"
#include <string>
#include <utility>
#include <vector>

namespace async_tidy {

/// What goes into the holes of a template of code, as in {0}; the longer of two
/// that begin alike comes first.
using Holes = std::vector<std::pair<std::string, std::string>>;

/// \p Pattern with its holes filled. What fills them is not looked at again: it
/// may hold braces of its own.
std::string fillIn(llvm::StringRef Pattern, const Holes &Parts);

/// Whether \p Pattern has no hole but those of \p Parts.
bool canFill(llvm::StringRef Pattern, const Holes &Parts);

} // namespace async_tidy

#endif
