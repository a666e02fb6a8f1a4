// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_CLI_COMMANDLINE_H
#define ASYNC_TIDY_DRIVER_CLI_COMMANDLINE_H

#include "options/Options.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"

namespace llvm {
class raw_ostream;
}

namespace async_tidy::driver {

/// Reads a command line without its program name. The error is one line for
/// the user, with the nearest valid spelling where there is one.
llvm::Expected<Options> parseOptions(llvm::ArrayRef<const char *> Args);

void printHelp(llvm::raw_ostream &OS);

} // namespace async_tidy::driver

#endif
