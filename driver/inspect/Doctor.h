// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_INSPECT_DOCTOR_H
#define ASYNC_TIDY_DRIVER_INSPECT_DOCTOR_H

#include "files/ProjectPaths.h"
#include "options/Options.h"
#include "llvm/Support/Error.h"

namespace llvm {
class raw_ostream;
}

namespace async_tidy::driver {

/// Says how each unit that \p Opts name is compiled, what of that was left out,
/// whether it parses and, where it does not, what would mend it. The result is
/// the process's.
llvm::Expected<ExitCode> examine(const Options &Opts, const ProjectPaths &Paths,
                                 llvm::raw_ostream &OS);

} // namespace async_tidy::driver

#endif
