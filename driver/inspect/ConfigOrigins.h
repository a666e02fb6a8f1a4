// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_INSPECT_CONFIGORIGINS_H
#define ASYNC_TIDY_DRIVER_INSPECT_CONFIGORIGINS_H

#include "files/ProjectPaths.h"
#include "options/CheckSelection.h"
#include "options/Options.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace async_tidy::driver {

/// An option's value for one source file, and what gave it.
struct OptionOrigin {
  const OptionInfo *Option;
  /// As .clang-tidy would write it.
  std::string Value;
  /// "default", or a file with its line.
  std::string From;
};

/// Whether a check runs on one source file, and why.
struct CheckOrigin {
  const CheckInfo *Check;
  bool Runs;
  std::string Why;
  std::vector<OptionOrigin> Options;
};

/// What holds for one source file.
struct ConfigOrigins {
  /// The .async-tidy.json, or empty.
  std::string ConfigFile;
  /// The .clang-tidy files that are read, the farthest first.
  std::vector<std::string> TidyFiles;
  std::vector<CheckOrigin> Checks;

  /// The error has all mistakes of the configuration.
  static llvm::Expected<ConfigOrigins> of(const std::string &SourceFile,
                                          const Options &Opts,
                                          const ProjectPaths &Paths);
};

} // namespace async_tidy::driver

#endif
