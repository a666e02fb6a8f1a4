// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_WORDS_PLURAL_H
#define ASYNC_TIDY_DRIVER_WORDS_PLURAL_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace async_tidy::driver {

/// "1 finding", "2 findings".
std::string plural(size_t Count, llvm::StringRef Noun);
std::string plural(size_t Count, llvm::StringRef One, llvm::StringRef Many);

} // namespace async_tidy::driver

#endif
