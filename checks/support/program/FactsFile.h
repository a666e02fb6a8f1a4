// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_PROGRAM_FACTSFILE_H
#define ASYNC_TIDY_CHECKS_SUPPORT_PROGRAM_FACTSFILE_H

#include "FactsText.h"
#include "ProgramRecord.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include <memory>

namespace async_tidy {

/// A facts file. What it tells of functions is read where it is asked for: an
/// editor needs a few functions of a large program, at every keystroke.
class FactsFile {
public:
  /// Where the file cannot be read it is empty, and problem() says why.
  explicit FactsFile(const std::string &Path);

  /// The same, read once for all checks and units of a process, and again when
  /// the file changes. Never null.
  static std::shared_ptr<const FactsFile> shared(const std::string &Path);

  /// Whether the file \p Path was made from that, to its end; what is between
  /// is not read.
  static bool isFrom(const std::string &Path, const std::string &Source);

  const std::string &problem() const { return Problem; }
  const FactsHeader &header() const { return Header; }

  /// What is left out: functions of files that whoever asks knows better, and
  /// all that is told by a name where one of its functions is in a file that
  /// has changed, as it is not known any more what a call by that name does.
  struct Without {
    llvm::function_ref<bool(const std::string &File)> IsOwn;
    llvm::function_ref<bool(const std::string &File)> HasChanged;
  };

  /// All that it tells. Throws nlohmann::json::exception where a record is
  /// none.
  ProgramRecord all(Without Left) const;

  /// What it tells, for one topic, of the functions of those names, and of all
  /// that these speak of. Throws as all().
  std::unique_ptr<FunctionRecords>
  about(const Topic &T, std::vector<std::string> Names, Without Left) const;

  /// Whether the file \p Path is not what it was any more. Where none of the
  /// files are here, another machine has made the facts, and nothing has.
  bool hasChanged(const std::string &Path) const;

  /// Whether the facts can be read, tell of \p SourceFile or of another one in
  /// its folder, and were made with \p Configuration, which may be the empty
  /// path, and all others as they are now.
  bool holdsFor(const std::string &Configuration,
                const std::string &SourceFile) const;

private:
  /// A line of the file: a name, and the records of the functions that a call
  /// by that name may run.
  struct Entry {
    uint64_t NameHash = 0;
    size_t Offset = 0;
  };
  using Index = std::vector<Entry>;

  void read(const std::string &Path);
  bool indexLines();
  llvm::StringRef lineAt(size_t Offset) const;
  std::unique_ptr<FunctionRecords>
  recordsOn(llvm::StringRef Line, const Topic &T, Without Left) const;

  std::unique_ptr<llvm::MemoryBuffer> Buffer;
  std::string Problem;
  FactsHeader Header;
  /// By their numbers in records.
  std::vector<std::string> Files;
  /// Whether any of them is on this machine.
  bool IsOfHere = false;
  /// By topic, sorted by hash.
  std::map<std::string, Index, std::less<>> Topics;
};

} // namespace async_tidy

#endif
