// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_REPORT_LINEHASH_H
#define ASYNC_TIDY_DRIVER_REPORT_LINEHASH_H

#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace async_tidy::driver {

/// The fingerprint that GitHub's code scanning gives each line of \p Text, the
/// first at index 0: a hash of the hundred characters that follow, blanks left
/// out, and its ordinal among equal ones. GitHub computes it where a report
/// lacks it, and warns where the report's own differs.
std::vector<std::string> primaryLocationLineHashes(llvm::StringRef Text);

} // namespace async_tidy::driver

#endif
