// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_INSPECT_CONFIGCOMMANDS_H
#define ASYNC_TIDY_DRIVER_INSPECT_CONFIGCOMMANDS_H

#include "files/ProjectPaths.h"
#include "options/Options.h"
#include "llvm/Support/Error.h"

namespace llvm {
class raw_ostream;
}

namespace async_tidy::driver {

/// Writes everything that holds for a file, or for files in the current
/// folder, as one .async-tidy.json.
llvm::Error showConfig(const Options &Opts, const ProjectPaths &Paths,
                       llvm::raw_ostream &OS);

/// Says of each check why it runs on a file or not, and of each option where
/// its value comes from.
llvm::Error explainConfig(const Options &Opts, const ProjectPaths &Paths,
                          llvm::raw_ostream &OS);

/// Reads the .async-tidy.json and .clang-tidy files that are given or, without
/// any, those that hold for the current folder. The error has all mistakes.
llvm::Error verifyConfig(const Options &Opts, const ProjectPaths &Paths,
                         llvm::raw_ostream &OS);

/// Makes a .async-tidy.json in the current folder, unless there is one.
llvm::Error initConfig(const ProjectPaths &Paths, llvm::raw_ostream &OS);

} // namespace async_tidy::driver

#endif
