// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_FINDINGS_RUNRESULT_H
#define ASYNC_TIDY_DRIVER_FINDINGS_RUNRESULT_H

#include "Finding.h"
#include <map>
#include <string>
#include <vector>

namespace async_tidy::driver {

/// A unit that was not linted to its end.
struct UnitFailure {
  /// Absolute.
  std::string Path;
  /// crashed, timed-out, does-not-parse or bad-command.
  std::string Reason;
  std::string Message;

  friend auto operator<=>(const UnitFailure &, const UnitFailure &) = default;
};

/// Everything a report says.
struct RunResult {
  /// Sorted, each once.
  std::vector<Finding> Findings;
  /// Those that comments and the configuration silence, sorted as well.
  std::vector<Finding> Suppressed;
  /// Those that were there before the change, or that the baseline holds.
  std::vector<Finding> Preexisting;
  /// Findings are the new ones only.
  bool ComparesWithEarlier = false;
  /// Sorted by path.
  std::vector<UnitFailure> Failures;
  /// Flags that clang does not know, and in how many units they stood.
  std::map<std::string, unsigned> DroppedFlags;
  /// The files of the units that were linted, absolute, sorted, each once.
  std::vector<std::string> LintedFiles;
  unsigned Units = 0;
  /// Those that were not linted again, as nothing in them has changed.
  unsigned FromCache = 0;
  /// Units that were never finished, because the user interrupted or time was
  /// up: absolute, sorted.
  std::vector<std::string> NotLinted;
  /// How long each unit took, the longest first.
  std::vector<std::pair<double, std::string>> UnitSeconds;
  double Seconds = 0;
  bool Interrupted = false;
};

} // namespace async_tidy::driver

#endif
