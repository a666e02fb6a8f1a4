// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_WORKERS_PROCESSORS_H
#define ASYNC_TIDY_DRIVER_WORKERS_PROCESSORS_H

#include "llvm/ADT/StringRef.h"

namespace async_tidy::driver {

/// How many of \p Hardware processors the process may keep busy: containers
/// often have a quota of their time, which only Linux's control groups tell
/// (cgroups(7), both versions). At least 1. \p Root is the file system's.
unsigned allowedProcessors(unsigned Hardware, llvm::StringRef Root = "");

} // namespace async_tidy::driver

#endif
