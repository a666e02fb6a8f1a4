// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_OPTIONS_SHARD_H
#define ASYNC_TIDY_DRIVER_OPTIONS_SHARD_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace async_tidy::driver {

/// One of several runs that divide the units of a project between them.
struct Shard {
  /// From 1.
  unsigned Index = 1;
  unsigned Count = 1;

  /// Reads "2/4".
  static llvm::Expected<Shard> parse(llvm::StringRef Text);

  /// Whether this run lints the unit with that path in reports. It depends on
  /// the path alone, so that a unit stays in its shard, and its result in that
  /// shard's cache, while others come and go.
  bool takes(llvm::StringRef PathInReport) const;

  friend auto operator<=>(const Shard &, const Shard &) = default;
};

} // namespace async_tidy::driver

#endif
