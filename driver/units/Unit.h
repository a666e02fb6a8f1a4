// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_UNITS_UNIT_H
#define ASYNC_TIDY_DRIVER_UNITS_UNIT_H

#include "clang/Tooling/CompilationDatabase.h"
#include <cstdint>
#include <string>

namespace async_tidy::driver {

/// A source file and one way to compile it.
struct Unit {
  /// Absolute.
  std::string Path;
  clang::tooling::CompileCommand Command;
  /// Of the file, in bytes; zero where it does not exist.
  uint64_t Size = 0;
};

} // namespace async_tidy::driver

#endif
