// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_PROGRAM_CONTENTHASH_H
#define ASYNC_TIDY_CHECKS_SUPPORT_PROGRAM_CONTENTHASH_H

#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>

namespace async_tidy {

/// 32 digits that tell texts apart.
std::string contentHash(llvm::StringRef Text);

/// That of what the file \p Path holds; nothing where it cannot be read.
std::optional<std::string> contentHashOfFile(llvm::StringRef Path);

} // namespace async_tidy

#endif
