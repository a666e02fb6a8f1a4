// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_REPORT_REPORT_H
#define ASYNC_TIDY_DRIVER_REPORT_REPORT_H

#include "Finding.h"
#include "Options.h"
#include "ProjectPaths.h"
#include "SourceExcerpt.h"
#include "llvm/Support/Error.h"
#include <map>
#include <string>
#include <vector>

namespace llvm {
class raw_ostream;
}

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
  /// Sorted by path.
  std::vector<UnitFailure> Failures;
  /// Flags that clang does not know, and in how many units they stood.
  std::map<std::string, unsigned> DroppedFlags;
  unsigned Units = 0;
  /// Units that were never finished, because the user interrupted.
  unsigned NotLinted = 0;
  double Seconds = 0;
  bool Interrupted = false;
};

/// One line for each finding and note, as clang-tidy writes them.
void writeConcise(llvm::raw_ostream &OS, const RunResult &Result,
                  const ProjectPaths &Paths);

/// Findings with source excerpts and fixes, for people.
void writeFull(llvm::raw_ostream &OS, const RunResult &Result,
               const ProjectPaths &Paths, SourceTexts &Sources);

/// What rules/schema/report.schema.json describes.
void writeJson(llvm::raw_ostream &OS, const RunResult &Result,
               const ProjectPaths &Paths);

/// The catalogue, for people and for programs.
void listChecks(llvm::raw_ostream &OS);
void listChecksAsJson(llvm::raw_ostream &OS);

/// A place that a report goes to. It is opened before anything is linted, so
/// that a path that cannot be written is known then; the file keeps its old
/// text until the report is written.
class ReportFile {
public:
  /// Standard output where \p Path is empty.
  static llvm::Expected<ReportFile> open(llvm::StringRef Path);

  ReportFile(ReportFile &&Other);
  ReportFile &operator=(ReportFile &&) = delete;
  ~ReportFile();

  bool isTerminal() const;

  /// Puts \p Text in place of what the file holds and closes it.
  llvm::Error write(llvm::StringRef Text);

private:
  ReportFile(int File, std::string Name, bool Owned)
      : File(File), Name(std::move(Name)), Owned(Owned) {}

  int File;
  std::string Name;
  bool Owned;
};

} // namespace async_tidy::driver

#endif
