// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_PREFIX_SHAREDPREFIXES_H
#define ASYNC_TIDY_DRIVER_PREFIX_SHAREDPREFIXES_H

#include "PrefixFile.h"
#include "options/Options.h"
#include "units/Unit.h"
#include "workers/WorkerPool.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace async_tidy::driver {

/// The system headers that several units of one run include, parsed once for
/// all of them. Cost is the parse, and most of it is theirs.
class SharedPrefixes {
public:
  /// Looks at those of \p Units that \p Order names and makes what pays. An
  /// error is one of the system's; after an interrupt there are no prefixes.
  static llvm::Expected<SharedPrefixes> make(llvm::ArrayRef<Unit> Units,
                                             llvm::ArrayRef<size_t> Order,
                                             const Options &Opts);

  /// The precompiled header for a unit, or empty.
  std::string pathFor(size_t Unit) const;

  /// A line for each prefix.
  std::vector<std::string> describe() const;

private:
  struct Prefix {
    std::vector<std::string> Headers;
    /// Indices of units.
    std::vector<size_t> Users;
    PrefixFile File;
    bool Written = false;
  };

  std::vector<Prefix> Prefixes;
};

} // namespace async_tidy::driver

#endif
