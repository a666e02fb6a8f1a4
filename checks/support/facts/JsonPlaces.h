// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_FACTS_JSONPLACES_H
#define ASYNC_TIDY_CHECKS_SUPPORT_FACTS_JSONPLACES_H

#include "llvm/ADT/ArrayRef.h"
#include <map>
#include <string>
#include <utility>

namespace llvm::yaml {
class Node;
}

namespace async_tidy {

/// Where the values of a JSON text stand: the JSON parser forgets it.
class JsonPlaces {
public:
  explicit JsonPlaces(const std::string &Text);

  /// The line and column, from 1, of the key or item at \p Where, which has
  /// the keys and numbers that lead to it; 1 and 1 where there is none.
  std::pair<unsigned, unsigned> find(llvm::ArrayRef<std::string> Where) const;

private:
  class Walk;
  std::map<std::string, std::pair<unsigned, unsigned>> Places;
};

} // namespace async_tidy

#endif
