// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_PREFIX_PREFIXCHOICE_H
#define ASYNC_TIDY_DRIVER_PREFIX_PREFIXCHOICE_H

#include "IncludeScan.h"
#include "llvm/ADT/ArrayRef.h"
#include <optional>

namespace async_tidy::driver {

/// Headers to parse once for many units.
struct PrefixChoice {
  /// As they stand between < and >, in the order of the first user.
  std::vector<std::string> Headers;
  /// Indices of the scans that include all of them; ascending.
  std::vector<size_t> Users;
};

/// The headers that save most when they are parsed once, each of them one that
/// every user includes itself: no unit sees a header that it does not ask for.
/// None where fewer than \p LeastUsers would share, or too little.
std::optional<PrefixChoice> choosePrefix(llvm::ArrayRef<IncludeScan> Scans,
                                         size_t LeastUsers);

} // namespace async_tidy::driver

#endif
