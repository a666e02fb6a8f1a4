// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_FINDINGS_FINDING_H
#define ASYNC_TIDY_DRIVER_FINDINGS_FINDING_H

#include "files/ProjectPaths.h"
#include "support/program/Program.h"
#include "llvm/ADT/ArrayRef.h"
#include <optional>
#include <string>
#include <vector>

namespace async_tidy::driver {

/// A region of a file, on one line. Lines and columns count from 1, columns
/// and offsets are bytes, the end is exclusive.
struct Place {
  /// Absolute; empty where the message belongs to no place.
  std::string Path;
  unsigned Offset = 0;
  unsigned Line = 0;
  unsigned Column = 0;
  unsigned EndLine = 0;
  unsigned EndColumn = 0;
};

struct Edit {
  std::string Path;
  unsigned Offset = 0;
  unsigned Length = 0;
  std::string Text;

  friend auto operator<=>(const Edit &, const Edit &) = default;
};

/// Whether the edit only adds an #include, which several fixes may need.
bool addsInclude(const Edit &E);

struct Fix {
  bool Safe = true;
  /// The note that offers it; empty for a safe one.
  std::string Title;
  /// Sorted, without overlaps.
  std::vector<Edit> Edits;
};

struct Note {
  Place At;
  std::string Message;
};

struct SourceLine {
  std::string Path;
  unsigned Line = 0;
};

/// What keeps a finding out of the report.
struct Suppression {
  enum class Source { Comment, PathRule };
  Source By;
  /// Empty where a comment gives none.
  std::string Reason;
};

/// What a finding may share with others: the call that blocks in what many
/// coroutines call.
struct SharedCause {
  Place At;
  /// Set once all is decided.
  std::string Fingerprint;
};

struct Finding {
  std::string Check;
  std::string Kind;
  std::string Tier;
  std::string Severity;
  std::string Message;
  Place At;
  std::string Function;
  std::string Statement;
  std::vector<Note> Notes;
  std::vector<Fix> Fixes;
  std::optional<SharedCause> Root;
  /// Of a finding that other units decide.
  FindingCondition Condition;
  /// Where clang-tidy found a NOLINT comment for it: on one of these lines, or
  /// for them. Empty where it found none.
  std::vector<SourceLine> SilencedBy;
  /// Of a test, a benchmark, an example.
  bool InTests = false;
  /// The unit did not parse, so other findings may be missing.
  bool Incomplete = false;
  /// Set once all units are merged.
  std::string Fingerprint;
  std::optional<Suppression> Silence;
  /// A fix was applied.
  bool Fixed = false;

  void setWords(const Wording &Words);
};

/// What names something across runs: a hash of \p Parts.
std::string fingerprintOf(llvm::ArrayRef<std::string> Parts);

/// The notes that lead from the finding to its cause, in their order; those
/// that only offer a fix are left out.
std::vector<const Note *> stepsOf(const Finding &F);

/// What linting one unit has given.
struct UnitReport {
  /// What was found, packed: most of it hangs on other units.
  std::string Findings;
  /// What the unit's functions do, packed.
  std::string Functions;
  /// The files that were read, but for system headers.
  std::vector<std::string> Files;
  /// The others; they stay in the process that linted the unit.
  std::vector<std::string> SystemFiles;
  /// Flags of the compile command that clang does not know.
  std::vector<std::string> DroppedFlags;
  /// Lines for the user that are no findings.
  std::vector<std::string> Remarks;
  /// Empty where the unit parsed; else a word for programs, and the reason
  /// for the user.
  std::string Failure;
  std::string FailureMessage;
};

/// Findings, each packed as it comes: as they are, thousands take much room.
class FindingPack {
public:
  void add(const Finding &F);
  std::string packed() const;

private:
  std::vector<std::string> Each;
};

/// Throws nlohmann::json::exception where \p Packed is no pack of findings.
std::vector<Finding> unpackFindings(llvm::StringRef Packed);

std::string serialize(const UnitReport &Report);

/// Throws nlohmann::json::exception where \p Bytes is no message of
/// serialize().
UnitReport deserializeReport(llvm::StringRef Bytes);

/// Joins the findings of all units, given in a fixed order of units: each
/// finding once, sorted by path, line, column, check and message, with
/// fingerprints. What several units saw is taken from the first that parsed;
/// its fixes add the #include lines that any of the units lacks.
std::vector<Finding> mergeFindings(std::vector<std::vector<Finding>> Units,
                                   const ProjectPaths &Paths);

/// Puts \p New, which belong to no unit, among the findings, with
/// fingerprints.
void addFindings(std::vector<Finding> &Findings, std::vector<Finding> New,
                 const ProjectPaths &Paths);

} // namespace async_tidy::driver

#endif
