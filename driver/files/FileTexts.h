// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_FILES_FILETEXTS_H
#define ASYNC_TIDY_DRIVER_FILES_FILETEXTS_H

#include "llvm/ADT/IntrusiveRefCntPtr.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <map>
#include <string>

namespace async_tidy::driver {

/// Texts of files that count in place of what the disk holds, by path.
using FileTexts = std::map<std::string, std::string>;

/// What the disk holds; empty where the file cannot be read.
std::string textOnDisk(const llvm::Twine &Path);

/// Puts \p Bytes at \p Path, all at once: whoever reads it has the old file or
/// the new one. Where that fails the old one stays.
void replaceFile(const llvm::Twine &Path, llvm::StringRef Bytes);

/// The disk, but for \p Instead. Relative paths start at \p Folder.
llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>
fileSystemWith(const FileTexts &Instead, llvm::StringRef Folder);

} // namespace async_tidy::driver

#endif
