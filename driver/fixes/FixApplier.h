// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_FIXES_FIXAPPLIER_H
#define ASYNC_TIDY_DRIVER_FIXES_FIXAPPLIER_H

#include "files/ProjectPaths.h"
#include "findings/Finding.h"
#include "clang/Tooling/Core/Replacement.h"
#include "llvm/Support/Chrono.h"
#include "llvm/Support/Error.h"
#include <map>
#include <string>
#include <vector>

namespace async_tidy::driver {

/// A file before and after its fixes.
struct FixedFile {
  std::string Before;
  std::string After;
  clang::tooling::Replacements Changes;
};

/// Which fixes are applied, and the files they make.
struct FixPlan {
  std::map<std::string, FixedFile> Files;
  unsigned Applied = 0;
  /// Why a finding's fix was left out, a line each.
  std::vector<std::string> Skipped;
};

/// How fixes are chosen and written.
struct FixStyle {
  bool Unsafe = false;
  /// A style of clang-format for the lines that fixes touch, or empty.
  std::string Format;
};

/// Chooses one fix for each finding, the safe one or, with FixStyle::Unsafe,
/// the first unsafe one, and marks the finding as fixed. Left out are fixes
/// that overlap one of an earlier finding, that reach outside the project, that
/// touch a file changed since \p Linted, and those of units that did not
/// parse.
FixPlan planFixes(std::vector<Finding> &Findings, const FixStyle &Style,
                  llvm::sys::TimePoint<> Linted, const ProjectPaths &Paths);

/// The plan as a patch against the project's root.
std::string patchOf(const FixPlan &Plan, const ProjectPaths &Paths);

/// Writes all files of the plan, or none of them where one cannot be written.
llvm::Error applyFixes(const FixPlan &Plan);

} // namespace async_tidy::driver

#endif
