// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_PROGRAM_RECORDINDEX_H
#define ASYNC_TIDY_CHECKS_SUPPORT_PROGRAM_RECORDINDEX_H

#include <nlohmann/json.hpp>

namespace async_tidy {

/// Throws nlohmann::json::exception where \p Index is none of a list with
/// \p Size members: anybody may have written a facts file.
inline void requireIndex(size_t Index, size_t Size) {
  if (Index >= Size)
    throw nlohmann::json::other_error::create(
        501, "a record speaks of what it does not have", nullptr);
}

} // namespace async_tidy

#endif
