// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_PROGRAM_KEPTPROGRAM_H
#define ASYNC_TIDY_CHECKS_SUPPORT_PROGRAM_KEPTPROGRAM_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace async_tidy {

/// Where results are kept where nothing else is said: ASYNC_TIDY_CACHE_DIR,
/// else in the user's cache folder. Empty where there is none.
std::string defaultCacheFolder();

/// The facts file in \p CacheFolder that the driver's last run over the whole
/// of a program keeps; \p Root is the folder that its sources lie in.
std::string keptProgramPath(llvm::StringRef CacheFolder, llvm::StringRef Root);

/// Of the programs that are kept in \p CacheFolder the one that \p SourceFile
/// belongs to: its root is the nearest folder around. Empty where there is
/// none.
std::string findKeptProgram(llvm::StringRef CacheFolder,
                            llvm::StringRef SourceFile);

/// The same in the default folder, but for where ASYNC_TIDY_CACHE is off.
std::string findKeptProgram(llvm::StringRef SourceFile);

} // namespace async_tidy

#endif
