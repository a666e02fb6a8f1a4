// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_PREFIX_HEADERWORDS_H
#define ASYNC_TIDY_DRIVER_PREFIX_HEADERWORDS_H

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/VirtualFileSystem.h"

namespace async_tidy::driver {

/// The identifiers that occur in header files, read once for all units.
class HeaderWords {
public:
  /// Whether \p Word occurs in the text of \p Path, in code or in directives.
  /// True for a file that cannot be read.
  bool mentions(llvm::StringRef Path, llvm::StringRef Word,
                llvm::vfs::FileSystem &Files);

private:
  /// Hashes, by path. Nothing for a file that cannot be read.
  llvm::StringMap<std::optional<llvm::DenseSet<uint64_t>>> Words;
};

} // namespace async_tidy::driver

#endif
