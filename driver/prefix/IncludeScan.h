// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_PREFIX_INCLUDESCAN_H
#define ASYNC_TIDY_DRIVER_PREFIX_INCLUDESCAN_H

#include "HeaderWords.h"
#include "options/Options.h"
#include "units/Unit.h"
#include "clang/DependencyScanning/DependencyScanningFilesystem.h"
#include <cstdint>
#include <string>
#include <vector>

namespace async_tidy::driver {

/// A file, as the hash of its path.
using FileId = uint64_t;

/// A header that the project's own code includes as <Name>.
struct NamedHeader {
  std::string Name;
  FileId File;
};

/// The system headers that would read the same before all of the unit's own
/// code: those up to the first place where that code defines or undefines a
/// macro which one of them mentions, looks at a macro which one of them
/// defines later, has a pragma that changes what follows, or includes a system
/// header inside braces.
struct IncludeScan {
  /// In the order of the text; may repeat.
  std::vector<NamedHeader> Named;
  /// Sorted. Those that are included by system headers too.
  std::vector<FileId> Files;
};

/// Finds what units include without parsing them. What it reads of the disk
/// is kept from unit to unit.
class IncludeScanner {
public:
  /// Changes the process's current folder. Empty for a unit that cannot be
  /// read.
  IncludeScan scan(const Unit &U, const Options &Opts);

private:
  clang::dependencies::DependencyScanningFilesystemSharedCache Cache;
  HeaderWords Words;
};

} // namespace async_tidy::driver

#endif
