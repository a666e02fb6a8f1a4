// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_FILES_PROJECTPATHS_H
#define ASYNC_TIDY_DRIVER_FILES_PROJECTPATHS_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace async_tidy::driver {

/// Absolute, without "." and "..", symbolic links kept.
std::string absolutePath(llvm::StringRef Path, llvm::StringRef Folder);

/// Where the project lies, and how its paths are shown.
class ProjectPaths {
public:
  /// The root is the nearest folder upward from \p CurrentFolder that holds
  /// .git or .async-tidy.json, else \p CurrentFolder itself.
  explicit ProjectPaths(llvm::StringRef CurrentFolder);

  const std::string &root() const { return Root; }
  const std::string &currentFolder() const { return CurrentFolder; }
  /// Whether something in the root says that it is one.
  bool isMarked() const { return IsMarked; }

  /// One name for each file of the project, whichever symbolic links led to
  /// it. Names of files outside are returned as they are.
  std::string canonical(llvm::StringRef Path) const;

  /// Relative to the root where \p Path lies below it, else absolute.
  std::string inReport(llvm::StringRef Path) const;

  /// Relative to the current folder where \p Path lies below it, else
  /// absolute.
  std::string onScreen(llvm::StringRef Path) const;

  /// Whether the canonical \p Path lies below the root.
  bool owns(llvm::StringRef Path) const;

private:
  std::string CurrentFolder;
  std::string Root;
  std::string RealRoot;
  bool IsMarked;
};

} // namespace async_tidy::driver

#endif
