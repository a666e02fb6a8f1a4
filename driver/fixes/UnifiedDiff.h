// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_FIXES_UNIFIEDDIFF_H
#define ASYNC_TIDY_DRIVER_FIXES_UNIFIEDDIFF_H

#include "clang/Tooling/Core/Replacement.h"
#include "llvm/ADT/StringRef.h"

namespace llvm {
class raw_ostream;
}

namespace async_tidy::driver {

/// Prints what \p Changes make of \p Text, the file \p Name, as a patch that
/// git and patch take.
void printUnifiedDiff(llvm::raw_ostream &OS, llvm::StringRef Name,
                      llvm::StringRef Text,
                      const clang::tooling::Replacements &Changes);

} // namespace async_tidy::driver

#endif
