// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_CHANGES_CHANGESET_H
#define ASYNC_TIDY_DRIVER_CHANGES_CHANGESET_H

#include "files/FileTexts.h"
#include "files/ProjectPaths.h"
#include "llvm/Support/Error.h"
#include <functional>
#include <optional>
#include <set>
#include <string>

namespace async_tidy::driver {

/// How the project's files differ from what they were.
struct ChangeSet {
  /// Whether what the files held is known at all; else they are only those to
  /// look at.
  bool HasBefore = true;
  /// The files that differ, or are new, or are gone: canonical.
  std::set<std::string> Changed;
  /// Those of them that are gone.
  std::set<std::string> Deleted;
  /// Where it is given: findings in no other files are wanted.
  std::optional<std::set<std::string>> Left;

  bool wants(const std::string &Path) const {
    return !Left || Left->contains(Path);
  }

  /// What a changed file held, where it was there; a renamed one goes by the
  /// name that it has now.
  std::function<llvm::Expected<std::optional<std::string>>(const std::string &)>
      TextBefore;
};

/// The changes of the working tree, new files among them, since \p Revision of
/// the git repository that the project lies in.
llvm::Expected<ChangeSet> changesSince(llvm::StringRef Revision,
                                       const ProjectPaths &Paths);

/// What is staged, against HEAD. \p Texts get the staged texts of the files
/// that differ from them on the disk.
llvm::Expected<ChangeSet> stagedChanges(const ProjectPaths &Paths,
                                        FileTexts &Texts);

/// The changes of the working tree since the commit where HEAD left \p Ref.
llvm::Expected<ChangeSet> changesSinceMergeBase(llvm::StringRef Ref,
                                                const ProjectPaths &Paths);

/// The changes that a unified diff, "-" for standard input, has made to the
/// project's files, which must be as it leaves them.
llvm::Expected<ChangeSet> changesOfPatch(llvm::StringRef File,
                                         const ProjectPaths &Paths);

} // namespace async_tidy::driver

#endif
