// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Suggestion.h"
#include "llvm/ADT/Twine.h"

using namespace llvm;

namespace async_tidy::driver {

std::string suggestion(StringRef Name, ArrayRef<StringRef> Candidates) {
  unsigned Nearest = std::max<size_t>(2, Name.size() / 2) + 1;
  StringRef Best;
  for (StringRef Candidate : Candidates) {
    const unsigned Distance = Name.edit_distance(
        Candidate, /*AllowReplacements=*/true, /*MaxEditDistance=*/Nearest);
    if (Distance < Nearest) {
      Nearest = Distance;
      Best = Candidate;
    }
  }
  return Best.empty() ? std::string()
                      : ("; did you mean '" + Twine(Best) + "'?").str();
}

} // namespace async_tidy::driver
