// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_SUPPRESSION_PATHRULES_H
#define ASYNC_TIDY_DRIVER_SUPPRESSION_PATHRULES_H

#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace async_tidy::driver {

/// What the section "suppressions" of a .async-tidy.json silences: checks in
/// files, by globs.
class PathRules {
public:
  /// The rules of \p ConfigFile, which has been found valid. An empty path
  /// has none.
  static PathRules load(llvm::StringRef ConfigFile);

  /// The reason that the first rule for \p Check in the file at \p Path,
  /// absolute, gives; null where there is no such rule.
  const std::string *reasonFor(llvm::StringRef Path,
                               llvm::StringRef Check) const;

  /// Whether the section "tests" names the file at \p Path, absolute.
  bool isTest(llvm::StringRef Path) const;

private:
  struct Rule {
    std::vector<std::string> Paths;
    std::vector<std::string> Checks;
    std::string Reason;
  };

  /// What the paths of the rules are relative to.
  std::string Folder;
  std::vector<Rule> Rules;
  std::vector<std::string> Tests;
};

} // namespace async_tidy::driver

#endif
