// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_RUN_RESULTARCHIVE_H
#define ASYNC_TIDY_DRIVER_RUN_RESULTARCHIVE_H

#include "files/ProjectPaths.h"
#include "options/Shard.h"
#include "workers/WorkerPool.h"
#include "llvm/ADT/ArrayRef.h"
#include <optional>
#include <string>
#include <vector>

namespace async_tidy::driver {

/// What linting one unit gave, with what another process needs to go on.
struct RecordedUnit {
  /// Absolute.
  std::string Path;
  /// The .async-tidy.json that holds for the unit, or empty.
  std::string ConfigFile;
  std::vector<std::string> Checks;
  /// None where the run was cut short before.
  std::optional<JobOutcome> Outcome;
  /// What the unit gave before the change, where it was linted for that.
  std::optional<JobOutcome> Earlier;
};

/// What one shard's run gave, on its way to the process that reports for all.
struct ResultArchive {
  Shard Part;
  /// Whether all shards together lint the whole compile database.
  bool CoversDatabase = false;
  /// Whether the run looked at the code before a change, too.
  bool HasEarlier = false;
  std::vector<RecordedUnit> Units;

  /// The bytes of a file. Paths below the project's root can be moved to
  /// another root when they are read.
  std::string serialize(const ProjectPaths &Paths) const;

  /// Reads \p Files, one for each shard of a run, and joins them. The error is
  /// one for the user: a shard is missing or given twice, a file is damaged or
  /// of another version of this program.
  static llvm::Expected<ResultArchive>
  readAll(llvm::ArrayRef<std::string> Files, const ProjectPaths &Paths);
};

} // namespace async_tidy::driver

#endif
