// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_OPTIONS_H
#define ASYNC_TIDY_DRIVER_OPTIONS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace llvm {
class raw_ostream;
}

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

enum class FormatKind { Full, Concise, Json };
enum class ColorChoice { Auto, Always, Never };
enum class Severity { Note, Warning, Error };

/// "note", "warning" or "error".
llvm::StringRef severityName(Severity S);
Severity severityFromName(llvm::StringRef Name);

struct FormatRequest {
  FormatKind Kind;
  /// Standard output where empty.
  std::string Path;
};

struct Options {
  enum class Action { Lint, Help, Version, ListChecks, Explain };
  Action What = Action::Lint;
  /// Files and folders as they were written.
  std::vector<std::string> Inputs;
  /// What stands after "--", where it was given.
  std::optional<std::vector<std::string>> FixedFlags;
  std::string BuildDir;
  std::vector<std::string> ExtraArgs;
  std::vector<std::string> ExtraArgsBefore;
  std::string HeaderFilter = ".*";
  std::string Checks;
  std::string ConfigFile;
  /// Where to write what the functions of all units do, or empty.
  std::string FactsFile;
  std::string ExplainedCheck;
  bool ApplyFixes = false;
  bool ApplyUnsafeFixes = false;
  std::vector<FormatRequest> Formats;
  ColorChoice Color = ColorChoice::Auto;
  bool Quiet = false;
  bool Verbose = false;
  /// The least severity that makes the run fail; none for "never".
  std::optional<Severity> FailOn = Severity::Warning;
  unsigned Jobs = 1;
  /// Whether headers that many units include are parsed once for all of them.
  bool SharePrefixes = true;
  /// Zero means no limit.
  std::chrono::seconds UnitTimeout{600};
};

/// Reads a command line without its program name. The error is one line for
/// the user, with the nearest valid spelling where there is one.
llvm::Expected<Options> parseOptions(llvm::ArrayRef<const char *> Args);

void printHelp(llvm::raw_ostream &OS);

} // namespace async_tidy::driver

#endif
