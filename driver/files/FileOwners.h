// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_FILES_FILEOWNERS_H
#define ASYNC_TIDY_DRIVER_FILES_FILEOWNERS_H

#include "ProjectPaths.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"

namespace async_tidy::driver {

/// Tells the project's own files from those that it has from elsewhere or that
/// its build makes, wherever they lie and however they are included.
///
/// Each file belongs to the innermost folder around it that is something of its
/// own: a repository, an installed package, a folder for code of others, a
/// build. The project's are those of its root, and what adopt() names.
class FileOwners {
public:
  explicit FileOwners(const ProjectPaths &Paths)
      : Paths(Paths), Own(ownerOf(Paths.root())) {}

  /// Whether \p Path belongs to the root itself.
  bool isOfRoot(llvm::StringRef Path);

  /// Takes what \p Folder belongs to for the project's as well.
  void adopt(llvm::StringRef Folder);

  /// Whether \p Path is the project's. Of a unit outside of the root it is
  /// that where it belongs with \p Source, the unit's main file. Both are
  /// canonical.
  bool isProjects(llvm::StringRef Path, llvm::StringRef Source);

private:
  /// Empty where a folder is a part of nothing.
  std::string ownerOf(llvm::StringRef Folder);

  const ProjectPaths &Paths;
  llvm::StringMap<std::string> Owners;
  const std::string Own;
  llvm::StringSet<> Adopted;
};

} // namespace async_tidy::driver

#endif
