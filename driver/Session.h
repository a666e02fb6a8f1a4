// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_SESSION_H
#define ASYNC_TIDY_DRIVER_SESSION_H

#include "options/Options.h"
#include "llvm/ADT/ArrayRef.h"

namespace async_tidy::driver {

/// Does what the command line, without the program's name, asks for.
ExitCode runSession(llvm::ArrayRef<const char *> Args);

} // namespace async_tidy::driver

#endif
