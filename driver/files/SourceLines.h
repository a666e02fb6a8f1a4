// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_FILES_SOURCELINES_H
#define ASYNC_TIDY_DRIVER_FILES_SOURCELINES_H

#include "llvm/ADT/StringRef.h"
#include <vector>

namespace async_tidy::driver {

/// The lines of a text, which outlives it.
class SourceLines {
public:
  explicit SourceLines(llvm::StringRef Text);

  /// Line and column count from 1, columns are bytes.
  struct Position {
    unsigned Line;
    unsigned Column;
  };
  Position at(unsigned Offset) const;

  /// Without its end; empty where there is no such line.
  llvm::StringRef line(unsigned Line) const;

  unsigned count() const { return Starts.size(); }

private:
  llvm::StringRef Text;
  std::vector<unsigned> Starts;
};

/// How many UTF-16 code units \p Text takes.
unsigned utf16Length(llvm::StringRef Text);

} // namespace async_tidy::driver

#endif
