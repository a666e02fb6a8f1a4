// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_PREFIX_PREFIXFILE_H
#define ASYNC_TIDY_DRIVER_PREFIX_PREFIXFILE_H

#include "options/Options.h"
#include "units/Unit.h"
#include "llvm/ADT/ArrayRef.h"
#include <string>

namespace async_tidy::driver {

/// A precompiled header in memory, which children that are forked off this
/// process can write and read.
class PrefixFile {
public:
  /// Where the system has no memory for it, its path is empty.
  PrefixFile();
  ~PrefixFile();
  PrefixFile(PrefixFile &&Other) noexcept;
  PrefixFile(const PrefixFile &) = delete;
  PrefixFile &operator=(PrefixFile) = delete;

  std::string path() const;

private:
  int File;
};

/// Parses \p Headers with the flags of \p U, without the bodies of their
/// functions, into \p Path. Returns false where they do not parse. Changes the
/// process's current folder.
bool writePrefix(llvm::ArrayRef<std::string> Headers, const Unit &U,
                 const Options &Opts, const std::string &Path);

} // namespace async_tidy::driver

#endif
