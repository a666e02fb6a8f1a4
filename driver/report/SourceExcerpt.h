// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_REPORT_SOURCEEXCERPT_H
#define ASYNC_TIDY_DRIVER_REPORT_SOURCEEXCERPT_H

#include "findings/Finding.h"
#include "llvm/ADT/StringRef.h"

namespace llvm {
class raw_ostream;
}

namespace async_tidy::driver {

/// Prints the line of \p At with a caret and an underline below it, or nothing
/// where there is no such line.
void printExcerpt(llvm::raw_ostream &OS, llvm::StringRef Text, const Place &At);

/// Prints the lines of \p Text that \p Edits, all of one file and sorted,
/// remove and add.
void printDiff(llvm::raw_ostream &OS, llvm::StringRef Text,
               llvm::ArrayRef<Edit> Edits);

} // namespace async_tidy::driver

#endif
