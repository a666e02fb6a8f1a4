// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_FIXAPPLIER_H
#define ASYNC_TIDY_DRIVER_FIXAPPLIER_H

#include "Finding.h"
#include "ProjectPaths.h"
#include "llvm/Support/Chrono.h"
#include "llvm/Support/Error.h"
#include <map>
#include <string>
#include <vector>

namespace async_tidy::driver {

/// Which fixes are applied, and the files they make.
struct FixPlan {
  /// New texts by path.
  std::map<std::string, std::string> Files;
  unsigned Applied = 0;
  /// Why a finding's fix was left out, a line each.
  std::vector<std::string> Skipped;
};

/// Chooses one fix for each finding, the safe one or, with \p Unsafe, the
/// first unsafe one, and marks the finding as fixed. Left out are fixes that
/// overlap one of an earlier finding, that reach outside the project, that
/// touch a file changed since \p Linted, and those of units that did not
/// parse.
FixPlan planFixes(std::vector<Finding> &Findings, bool Unsafe,
                  llvm::sys::TimePoint<> Linted, const ProjectPaths &Paths);

/// Writes all files of the plan, or none of them where one cannot be written.
llvm::Error applyFixes(const FixPlan &Plan);

} // namespace async_tidy::driver

#endif
