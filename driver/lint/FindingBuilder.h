// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_LINT_FINDINGBUILDER_H
#define ASYNC_TIDY_DRIVER_LINT_FINDINGBUILDER_H

#include "clang-tidy/ClangTidyDiagnosticConsumer.h"
#include "findings/Finding.h"
#include "support/check/FindingLog.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <map>
#include <memory>

namespace async_tidy::driver {

/// Turns clang-tidy's diagnostics of one unit into a report. The message of one
/// that a check has made is the number of what it recorded beside it.
class FindingBuilder {
public:
  /// \p Folder is what relative paths of the diagnostics are relative to.
  FindingBuilder(std::string Folder, llvm::vfs::FileSystem &Files,
                 std::vector<FindingRecord> Records);

  /// Adds what clang itself and clang-tidy say of the unit: before all
  /// findings, which are incomplete in one that does not compile.
  void addWords(llvm::ArrayRef<clang::tidy::ClangTidyError> Errors);

  /// Adds a finding; not what is no check's.
  void add(const clang::tidy::ClangTidyError &Error);

  /// Adds a finding that a NOLINT comment on or for one of \p Lines silences.
  void addSilenced(const clang::tidy::ClangTidyError &Error,
                   std::vector<SourceLine> Lines);

  /// Adds everything to \p Report. Compile errors become its failure.
  void finish(UnitReport &Report);

private:
  struct Source {
    std::unique_ptr<llvm::MemoryBuffer> Buffer;
    std::vector<unsigned> LineStarts;
  };

  const Source &source(llvm::StringRef Path);
  Place placeOf(const clang::tooling::DiagnosticMessage &Message);
  std::string locate(const clang::tooling::DiagnosticMessage &Message);
  Fix fixOf(const clang::tooling::DiagnosticMessage &Message) const;
  Finding findingOf(const clang::tidy::ClangTidyError &Error);

  std::string Folder;
  llvm::vfs::FileSystem &Files;
  std::vector<FindingRecord> Records;
  llvm::StringMap<Source> Sources;
  FindingPack Findings;
  std::vector<std::string> CompileErrors;
  std::vector<std::string> Remarks;
};

} // namespace async_tidy::driver

#endif
