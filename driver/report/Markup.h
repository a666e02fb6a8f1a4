// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_REPORT_MARKUP_H
#define ASYNC_TIDY_DRIVER_REPORT_MARKUP_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace async_tidy::driver {

/// \p Text for the body or an attribute of XML and HTML. What no document may
/// hold, control characters and broken UTF-8, becomes the replacement
/// character.
std::string escapeMarkup(llvm::StringRef Text);

} // namespace async_tidy::driver

#endif
