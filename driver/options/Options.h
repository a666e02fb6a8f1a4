// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_OPTIONS_OPTIONS_H
#define ASYNC_TIDY_DRIVER_OPTIONS_OPTIONS_H

#include "Shard.h"
#include "llvm/ADT/StringRef.h"
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace async_tidy::driver {

/// What the process returns; the number is part of the interface.
enum class ExitCode {
  Clean = 0,
  Findings = 1,
  /// Wrong usage, configuration, compile database or report path.
  Usage = 2,
  /// A unit crashed, hung or did not parse.
  Incomplete = 3,
  Internal = 4,
  Interrupted = 130,
};

enum class ColorChoice { Auto, Always, Never };
enum class Severity { Note, Warning, Error };

/// What becomes of findings in tests, benchmarks and examples.
enum class TestsMode {
  /// Counted apart; only what makes a test worthless fails the run.
  Apart,
  Together,
  Skip,
};

/// Which of the units that include a changed header are linted for it.
enum class HeaderCover { One, All };

/// How results of earlier runs are used.
enum class CacheMode { ReadWrite, ReadOnly, Off };

/// Of "note", "warning" or "error".
Severity severityFromName(llvm::StringRef Name);

struct FormatRequest {
  /// As --format names it.
  std::string Format;
  /// Standard output where empty.
  std::string Path;
  /// Behind what the file holds.
  bool Append = false;
};

struct Options {
  enum class Action {
    Lint,
    MergeResults,
    CreateBaseline,
    UpdateBaseline,
    PruneBaseline,
    ShowBaseline,
    ShowConfig,
    VerifyConfig,
    ExplainConfig,
    InitConfig,
    Doctor,
    Help,
    Version,
    ListChecks,
    Explain,
  };
  Action What = Action::Lint;
  /// Files and folders as they were written.
  std::vector<std::string> Inputs;
  /// What stands after "--", where it was given.
  std::optional<std::vector<std::string>> FixedFlags;
  std::string BuildDir;
  std::vector<std::string> ExtraArgs;
  std::vector<std::string> ExtraArgsBefore;
  /// Of headers whose findings are reported; empty for the project's own.
  std::string HeaderFilter;
  std::string Checks;
  std::string ConfigFile;
  /// Where to write what the functions of all units do, or empty.
  std::string FactsFile;
  /// Where to write what 'report merge' needs, or empty.
  std::string ResultsFile;
  /// The part of the units that this run lints.
  Shard Part;
  std::string ExplainedCheck;
  /// The line that is asked about, of the one file; zero for none.
  unsigned AskedLine = 0;
  bool ApplyFixes = false;
  bool ApplyUnsafeFixes = false;
  /// Print what the fixes would change, as a patch.
  bool PrintDiff = false;
  /// clang-format's style for the lines that fixes touch, or empty.
  std::string FormatStyle;
  std::vector<FormatRequest> Formats;
  /// Whether to add the reports of the CI system that runs this.
  bool DetectCi = true;
  ColorChoice Color = ColorChoice::Auto;
  bool Quiet = false;
  bool Verbose = false;
  /// What findings are held against: at most one is given.
  std::string NewFromMergeBase;
  std::string NewFromRev;
  std::string NewFromPatch;
  /// The baseline's file, or empty.
  std::string Baseline;
  /// A baseline takes shared causes in place of the findings that have them.
  bool ByRoot = false;
  /// Only say whether the baseline has stale entries.
  bool CheckOnly = false;
  /// Lint what is staged, for what it adds to HEAD.
  bool Staged = false;
  /// Run as a hook: on what is staged or pushed.
  bool Hook = false;
  /// The files that the hook is given.
  std::vector<std::string> HookFiles;
  HeaderCover Cover = HeaderCover::One;
  /// Lint no unit that the change does not touch.
  bool ChangedOnly = false;
  bool RequireReason = false;
  bool ReportUnusedSuppressions = false;
  /// The least severity that makes the run fail; none for "never".
  std::optional<Severity> FailOn = Severity::Warning;
  TestsMode Tests = TestsMode::Apart;
  unsigned Jobs = 1;
  /// Whether headers that many units include are parsed once for all of them.
  bool SharePrefixes = true;
  /// Zero means no limit.
  std::chrono::seconds UnitTimeout{600};
  std::chrono::seconds MaxTime{0};
  /// Set when the run starts, from MaxTime.
  std::optional<std::chrono::steady_clock::time_point> Deadline;
  CacheMode Cache = CacheMode::ReadWrite;
  /// Where results are kept; the user's cache folder where empty.
  std::string CacheFolder;
  uint64_t CacheBytes = 0;
  /// Findings do not make the run fail.
  bool ExitZero = false;
  bool Statistics = false;

  /// Whether findings go to a baseline and not to reports.
  bool writesBaseline() const {
    return What == Action::CreateBaseline || What == Action::UpdateBaseline ||
           What == Action::PruneBaseline;
  }
  bool isBaselineCommand() const {
    return writesBaseline() || What == Action::ShowBaseline;
  }
};

} // namespace async_tidy::driver

#endif
