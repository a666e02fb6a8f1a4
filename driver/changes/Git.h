// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_CHANGES_GIT_H
#define ASYNC_TIDY_DRIVER_CHANGES_GIT_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
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

} // namespace async_tidy::driver

#endif
