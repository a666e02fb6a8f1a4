// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_FILES_SOURCETEXTS_H
#define ASYNC_TIDY_DRIVER_FILES_SOURCETEXTS_H

#include "FileTexts.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/MemoryBuffer.h"
#include <memory>

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

} // namespace async_tidy::driver

#endif
