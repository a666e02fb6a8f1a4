// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_SOURCEEXCERPT_H
#define ASYNC_TIDY_DRIVER_SOURCEEXCERPT_H

#include "FileTexts.h"
#include "Finding.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/MemoryBuffer.h"
#include <memory>

namespace llvm {
class raw_ostream;
}

namespace async_tidy::driver {

/// The texts of source files, each read once.
class SourceTexts {
public:
  /// \p Instead counts in place of what the disk holds.
  explicit SourceTexts(const FileTexts &Instead) : Instead(Instead) {}

  /// Empty where the file cannot be read.
  llvm::StringRef text(llvm::StringRef Path);

private:
  const FileTexts &Instead;
  llvm::StringMap<std::unique_ptr<llvm::MemoryBuffer>> Texts;
};

/// Prints the line of \p At with a caret and an underline below it, or nothing
/// where there is no such line.
void printExcerpt(llvm::raw_ostream &OS, llvm::StringRef Text, const Place &At);

/// Prints the lines of \p Text that \p Edits, all of one file and sorted,
/// remove and add.
void printDiff(llvm::raw_ostream &OS, llvm::StringRef Text,
               llvm::ArrayRef<Edit> Edits);

} // namespace async_tidy::driver

#endif
