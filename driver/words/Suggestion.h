// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_WORDS_SUGGESTION_H
#define ASYNC_TIDY_DRIVER_WORDS_SUGGESTION_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace async_tidy::driver {

/// "; did you mean 'x'?" with the candidate nearest to \p Name, or nothing
/// where none is near.
std::string suggestion(llvm::StringRef Name,
                       llvm::ArrayRef<llvm::StringRef> Candidates);

} // namespace async_tidy::driver

#endif
