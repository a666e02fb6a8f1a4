// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CHECK_EDITOROPTION_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CHECK_EDITOROPTION_H

#include "llvm/ADT/StringRef.h"

namespace async_tidy {

/// The clang-tidy option by which an editor's server asks for bugs as errors.
/// clang-tidy itself applies no fixes where there is an error.
inline constexpr llvm::StringLiteral EditorOption = "async-tidy.Editor";

} // namespace async_tidy

#endif
