// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_RUN_RESULTCACHE_H
#define ASYNC_TIDY_DRIVER_RUN_RESULTCACHE_H

#include "files/FileTexts.h"
#include "findings/Finding.h"
#include "lint/UnitLinter.h"
#include "options/Options.h"
#include "units/Unit.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Chrono.h"
#include <optional>
#include <string>

namespace async_tidy::driver {

/// What units gave, kept on disk for as long as nothing that it came from has
/// changed: this program, the compile command, checks and configuration, and
/// the content of every file that was read. Several processes may use one
/// folder: entries take their place at once and are never changed.
class ResultCache {
public:
  explicit ResultCache(const Options &Opts);

  /// Where results are kept; empty where none are.
  static std::string folderFor(const Options &Opts);

  /// contentHash() of the file; empty where there is none.
  std::string hashOf(const std::string &Path, const FileTexts &Instead);

  /// What lintUnit() gave for the unit, as serialize() wrote it; nothing where
  /// it is not known or was damaged.
  std::optional<std::string> find(const Unit &U, const LintPlan &Plan,
                                  const FileTexts &Instead);

  /// Keeps \p Bytes, what \p Report serializes to. Files that changed since
  /// \p Start may have been read before or after, so nothing is kept then.
  void store(const Unit &U, const LintPlan &Plan, const FileTexts &Instead,
             const UnitReport &Report, const std::string &Bytes,
             llvm::sys::TimePoint<> Start);

  /// Removes what was not used for longest until the folder fits its limit.
  void prune();

private:
  std::string keyOf(const Unit &U, const LintPlan &Plan);
  std::string entryPath(llvm::StringRef Key) const;
  const std::string &settingsAround(llvm::StringRef SourceFile);

  const Options &Opts;
  std::string Folder;
  /// A hash of this program and of what concerns all units.
  std::string Common;
  llvm::StringMap<std::string> Hashes;
  llvm::StringMap<std::string> Settings;
};

} // namespace async_tidy::driver

#endif
