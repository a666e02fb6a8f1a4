// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_SUPPRESSION_NOLINTCOMMENTS_H
#define ASYNC_TIDY_DRIVER_SUPPRESSION_NOLINTCOMMENTS_H

#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace async_tidy::driver {

/// One check or glob that a NOLINT names.
struct NolintEntry {
  std::string Glob;
  /// Where it stands, in bytes of the file.
  unsigned Offset = 0;
};

/// A NOLINT, NOLINTNEXTLINE, or a NOLINTBEGIN with its NOLINTEND.
struct NolintComment {
  unsigned Offset = 0;
  unsigned Length = 0;
  /// The lines it holds for, from 1, both inclusive.
  unsigned FirstLine = 0;
  unsigned LastLine = 0;
  /// It names no check and so means all.
  bool ForAll = false;
  std::vector<NolintEntry> Entries;
  /// What is written behind it, or empty.
  std::string Reason;

  bool covers(unsigned Line, llvm::StringRef Check) const;
};

/// Whether \p Entry means \p Check.
bool matches(const NolintEntry &Entry, llvm::StringRef Check);

/// The ones in comments of \p Text, in the order in which they stand there. A
/// block that is not ended, which clang-tidy calls an error, is left out.
std::vector<NolintComment> nolintComments(llvm::StringRef Text);

} // namespace async_tidy::driver

#endif
