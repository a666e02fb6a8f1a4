// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_UNITS_UNITFILES_H
#define ASYNC_TIDY_DRIVER_UNITS_UNITFILES_H

#include "CompileCommands.h"
#include "files/FileTexts.h"
#include "llvm/ADT/IntrusiveRefCntPtr.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <string>
#include <vector>

namespace clang {
class CompilerInstance;
}

namespace async_tidy::driver {

/// The disk, but for \p Instead. Relative paths start at \p Folder.
llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>
fileSystemWith(const FileTexts &Instead, llvm::StringRef Folder);

/// Has \p Compiler, whose preprocessor is made, put the files that it reads
/// into
/// \p Files and those of the system into \p SystemFiles, which may be null.
void collectFiles(clang::CompilerInstance &Compiler,
                  std::vector<std::string> &Files,
                  std::vector<std::string> *SystemFiles);

/// The files that compiling the unit reads, but for system headers. Changes the
/// current folder to that of the unit's command.
std::vector<std::string> filesRead(const Unit &U, const Options &Opts,
                                   const FileTexts &Instead);

} // namespace async_tidy::driver

#endif
