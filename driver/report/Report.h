// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_REPORT_REPORT_H
#define ASYNC_TIDY_DRIVER_REPORT_REPORT_H

#include "files/ProjectPaths.h"
#include "files/SourceTexts.h"
#include "findings/RunResult.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"

namespace llvm {
class raw_ostream;
}

namespace async_tidy::driver {

/// What a report is made of.
struct ReportInput {
  const RunResult &Result;
  const ProjectPaths &Paths;
  SourceTexts &Sources;
  /// Whether a report that can mark findings as suppressed holds them.
  bool WithSuppressed = true;
};

inline constexpr llvm::StringLiteral ProductUrl =
    "https://github.com/async-tidy/async-tidy";

/// A form that a report can have.
struct ReportFormat {
  /// As --format names it.
  llvm::StringLiteral Name;
  void (*Write)(llvm::raw_ostream &OS, const ReportInput &Input);
};

/// The names of all of them.
llvm::SmallVector<llvm::StringRef> formatNames();

/// The format of that name, or null.
const ReportFormat *findFormat(llvm::StringRef Name);

/// One line for each finding and note, as clang-tidy writes them.
void writeConcise(llvm::raw_ostream &OS, const ReportInput &Input);

/// Findings with source excerpts and fixes, for people.
void writeFull(llvm::raw_ostream &OS, const ReportInput &Input);

/// What rules/schema/report.schema.json describes.
void writeJson(llvm::raw_ostream &OS, const ReportInput &Input);

/// The same, but each finding on a line of its own, and the rest on the last.
void writeJsonLines(llvm::raw_ostream &OS, const ReportInput &Input);

/// SARIF 2.1.0, for code scanning.
void writeSarif(llvm::raw_ostream &OS, const ReportInput &Input);

/// Workflow commands that GitHub Actions shows as annotations: no more of each
/// severity than GitHub takes from a step.
void writeGithub(llvm::raw_ostream &OS, const ReportInput &Input);

/// GitLab's Code Quality.
void writeGitlab(llvm::raw_ostream &OS, const ReportInput &Input);

/// reviewdog's Diagnostic Format.
void writeRdjson(llvm::raw_ostream &OS, const ReportInput &Input);

/// Checkstyle's XML.
void writeCheckstyle(llvm::raw_ostream &OS, const ReportInput &Input);

/// JUnit's XML: a case for each finding, and a passed one for each file
/// without.
void writeJunit(llvm::raw_ostream &OS, const ReportInput &Input);

/// The YAML of clang-tidy's --export-fixes, which clang-apply-replacements
/// applies. It holds the safe fixes: the tool would apply others too.
void writeExportFixes(llvm::raw_ostream &OS, const ReportInput &Input);

/// Tables for a job's summary or a comment, within what GitHub takes.
void writeMarkdown(llvm::raw_ostream &OS, const ReportInput &Input);

/// One page that needs no other file.
void writeHtml(llvm::raw_ostream &OS, const ReportInput &Input);

/// The catalogue, for people and for programs.
void listChecks(llvm::raw_ostream &OS);
void listChecksAsJson(llvm::raw_ostream &OS);

} // namespace async_tidy::driver

#endif
