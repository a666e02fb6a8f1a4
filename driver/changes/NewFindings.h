// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_CHANGES_NEWFINDINGS_H
#define ASYNC_TIDY_DRIVER_CHANGES_NEWFINDINGS_H

#include "ChangeSet.h"
#include "findings/RunResult.h"
#include "options/Options.h"
#include "run/Analysis.h"
#include <set>

namespace async_tidy::driver {

/// The units to lint for a change: those whose own file differs and, for each
/// header that differs, the fewest that include it, or all. Sorted.
/// \p FilesOf gives the files that a unit reads. Headers that no unit includes
/// are put into \p Uncovered.
std::vector<size_t>
unitsFor(const ChangeSet &Changes, HeaderCover Cover,
         llvm::ArrayRef<Unit> Units, const ProjectPaths &Paths,
         llvm::function_ref<std::set<std::string>(size_t)> FilesOf,
         std::vector<std::string> &Uncovered);

/// What \p Opts hold the findings against, or nothing. \p Texts get what counts
/// in place of what the disk holds.
llvm::Expected<std::optional<ChangeSet>>
changesFor(const Options &Opts, const ProjectPaths &Paths, FileTexts &Texts);

/// Leaves to \p Work the units that the change touches.
llvm::Error narrowToChange(const ChangeSet &Changes, const Options &Opts,
                           Analysis &Work, const ProjectPaths &Paths);

/// Moves the findings of \p Result that the code had before \p Changes to its
/// pre-existing ones. To know them, the units that the change touches are
/// linted once more as they were; what other units say has not changed.
llvm::Error keepNewFindings(RunResult &Result, const ChangeSet &Changes,
                            const Options &Opts, Analysis &Work,
                            const ProjectPaths &Paths, Console &Log);

} // namespace async_tidy::driver

#endif
