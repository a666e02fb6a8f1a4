// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_LINT_UNITLINTER_H
#define ASYNC_TIDY_DRIVER_LINT_UNITLINTER_H

#include "files/FileTexts.h"
#include "findings/Finding.h"
#include "options/Options.h"
#include "units/Unit.h"
#include <string>
#include <vector>

namespace async_tidy::driver {

/// What to run on a unit.
struct LintPlan {
  std::vector<std::string> Checks;
  /// The .async-tidy.json that holds for the unit, or empty.
  std::string ConfigFile;
  /// A precompiled header that the unit shares with others, or empty.
  std::string Prefix;
};

/// Lints one unit, with \p Instead in place of what the disk holds. Changes the
/// process's current folder to that of the unit's command, so it runs in a
/// process of its own.
UnitReport lintUnit(const Unit &U, const LintPlan &Plan, const Options &Opts,
                    const FileTexts &Instead);

} // namespace async_tidy::driver

#endif
