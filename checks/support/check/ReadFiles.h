// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CHECK_READFILES_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CHECK_READFILES_H

#include "support/coroutines/AsyncModel.h"
#include "llvm/ADT/StringMap.h"

namespace async_tidy {

/// Which files a unit has read.
class ReadFiles {
public:
  explicit ReadFiles(const AsyncModel &Model)
      : Sources(Model.context().getSourceManager()) {}

  bool has(llvm::StringRef Path);
  /// Whether it is the file that is compiled.
  bool isMain(llvm::StringRef Path) const;

private:
  const clang::SourceManager &Sources;
  /// clang looks through all that it has read.
  llvm::StringMap<bool> Known;
};

} // namespace async_tidy

#endif
