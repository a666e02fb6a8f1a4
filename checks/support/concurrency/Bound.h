// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_CONCURRENCY_BOUND_H
#define ASYNC_TIDY_CHECKS_SUPPORT_CONCURRENCY_BOUND_H

#include "support/code/Mentions.h"
#include <cstdint>
#include <string>

namespace async_tidy {

/// What decides how often something is repeated.
struct Bound {
  enum class Kind {
    /// A number that is known at compile time, or that the machine sets.
    Constant,
    /// The size of data: a container, a range, a stream.
    Data,
    /// A number that is only known at run time.
    Count,
    /// Nothing that can be told: an endless loop, a flag.
    Open,
  };
  Kind What = Kind::Open;
  /// Of a constant bound.
  uint64_t Size = 0;
  /// As in "one task per <Source>": element of 'urls'.
  std::string Source;
  /// The variables that the bound is made of and that count the rounds.
  ValueSet Variables;
};

} // namespace async_tidy

#endif
