// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_FILES_FILEOWNERS_H
#define ASYNC_TIDY_DRIVER_FILES_FILEOWNERS_H

#include "ProjectPaths.h"
#include "llvm/ADT/StringMap.h"

namespace async_tidy::driver {

/// Tells the project's own headers from those of its dependencies, wherever
/// these lie and however they are included.
class FileOwners {
public:
  explicit FileOwners(const ProjectPaths &Paths) : Paths(Paths) {}

  /// Whether \p Header is the project's, or belongs with \p Source, which
  /// includes it. Both are canonical.
  bool isOwn(llvm::StringRef Header, llvm::StringRef Source);

private:
  /// The folder of the repository, the installed package or the project that a
  /// folder is a part of; empty where it is of none.
  const std::string &ownerOf(llvm::StringRef Folder);

  const ProjectPaths &Paths;
  llvm::StringMap<std::string> Owners;
};

} // namespace async_tidy::driver

#endif
