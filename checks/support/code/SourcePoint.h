// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CODE_SOURCEPOINT_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CODE_SOURCEPOINT_H

#include "InternedString.h"
#include <compare>
#include <string>

namespace async_tidy {

/// A place in a source file; line and column from 1, the offset in bytes.
struct SourcePoint {
  InternedString File;
  unsigned Line = 0;
  unsigned Column = 0;
  unsigned Offset = 0;

  friend auto operator<=>(const SourcePoint &, const SourcePoint &) = default;
};

/// What is to be said at a place that may be in a file which this unit has not
/// read: a step on the way from a finding to its cause.
struct PathNote {
  SourcePoint At;
  std::string Text;
};

} // namespace async_tidy

#endif
