// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_UNITS_COMPILECOMMANDS_H
#define ASYNC_TIDY_DRIVER_UNITS_COMPILECOMMANDS_H

#include "Unit.h"
#include "files/ProjectPaths.h"
#include "options/Options.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace async_tidy::driver {

struct UnitList {
  /// Sorted by path; the commands of one file in the database's order, equal
  /// ones once.
  std::vector<Unit> Units;
  /// Lines that tell the user what was chosen for them.
  std::vector<std::string> Notes;
};

/// Whether a file of that name is a header, by its extension.
bool isHeader(llvm::StringRef Path);

/// The units that \p Opts ask for. The error has one line for each mistake.
llvm::Expected<UnitList> collectUnits(const Options &Opts,
                                      const ProjectPaths &Paths);

} // namespace async_tidy::driver

#endif
