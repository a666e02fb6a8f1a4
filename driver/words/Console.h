// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_WORDS_CONSOLE_H
#define ASYNC_TIDY_DRIVER_WORDS_CONSOLE_H

#include "llvm/ADT/Twine.h"
#include "llvm/Support/Error.h"
#include <cstddef>

namespace async_tidy::driver {

/// What is said to the user on standard error, beside the report.
class Console {
public:
  /// Errors are said even if \p Quiet.
  Console(bool Quiet, bool Colors);

  void error(const llvm::Twine &Line);
  /// Each line of \p E.
  void errors(llvm::Error E);
  void note(const llvm::Twine &Line);
  /// Says \p Text as it is.
  void plain(const llvm::Twine &Text);

  /// Shows on a terminal how far the work is, on one line that the next
  /// message replaces.
  void progress(size_t Done, size_t Total, llvm::StringRef Latest);

private:
  void clearProgress();

  bool Quiet;
  bool Terminal;
  bool ProgressShown = false;
};

} // namespace async_tidy::driver

#endif
