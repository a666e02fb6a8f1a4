// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_FILES_GIT_H
#define ASYNC_TIDY_DRIVER_FILES_GIT_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Error.h"
#include <string>

namespace async_tidy::driver {

/// Runs the user's git.
class Git {
public:
  /// \p Folder is where it runs.
  explicit Git(llvm::StringRef Folder) : Folder(Folder) {}

  /// What it writes to standard output. The error is what it writes to
  /// standard error.
  llvm::Expected<std::string> run(llvm::ArrayRef<llvm::StringRef> Args) const;

private:
  std::string Folder;
};

/// Those of \p Paths, which lie below \p Top, that the repository of that
/// folder keeps out by its lists of ignored files; none where it is no
/// repository's.
llvm::StringSet<> ignoredByGit(llvm::ArrayRef<std::string> Paths,
                               llvm::StringRef Top);

} // namespace async_tidy::driver

#endif
