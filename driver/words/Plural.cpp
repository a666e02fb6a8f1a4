// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Plural.h"
#include "llvm/ADT/Twine.h"

using namespace llvm;

namespace async_tidy::driver {

std::string plural(size_t Count, StringRef Noun) {
  return plural(Count, Noun, (Noun + "s").str());
}

std::string plural(size_t Count, StringRef One, StringRef Many) {
  return (Twine(Count) + " " + (Count == 1 ? One : Many)).str();
}

} // namespace async_tidy::driver
