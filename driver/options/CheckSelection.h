// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_OPTIONS_CHECKSELECTION_H
#define ASYNC_TIDY_DRIVER_OPTIONS_CHECKSELECTION_H

#include "support/catalog/Catalog.h"
#include "support/facts/ProjectConfig.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace async_tidy::driver {

/// The check of that name; the error names the nearest one.
llvm::Expected<const CheckInfo *> checkNamed(llvm::StringRef Name);

/// Which checks run: all that are no opinion, then what the project's
/// configuration says, then the globs of the command line.
class CheckSelection {
public:
  /// \p Globs has clang-tidy's syntax. A glob that matches no check is an
  /// error, which names the nearest check.
  static llvm::Expected<CheckSelection> parse(llvm::StringRef Globs);

  /// The names of the checks that run under \p Config, sorted.
  std::vector<std::string> enabled(const ProjectConfig &Config) const;

  /// The glob of the command line, as it was written, that decides whether
  /// \p Check runs; empty where none does.
  llvm::StringRef decider(const CheckInfo &Check) const;

private:
  struct Step {
    std::string Text;
    bool Add;
    std::vector<const CheckInfo *> Checks;
  };
  std::vector<Step> Steps;
};

} // namespace async_tidy::driver

#endif
