// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_DRIVER_INSPECT_TRIALPARSE_H
#define ASYNC_TIDY_DRIVER_INSPECT_TRIALPARSE_H

#include "options/Options.h"
#include "units/Unit.h"
#include <string>
#include <vector>

namespace async_tidy::driver {

/// An error of parsing.
struct ParseError {
  /// "file:line:column", or empty.
  std::string At;
  std::string Message;
  /// The header that was not found, as the directive names it, or empty.
  std::string MissingHeader;
};

/// How parsing a unit went.
struct TrialParse {
  std::vector<std::string> DroppedFlags;
  /// Folders of the command that do not exist.
  std::vector<std::string> MissingFolders;
  /// The first ones.
  std::vector<ParseError> Errors;
  unsigned ErrorCount = 0;
  /// "C++20", or why the command leads to no parse.
  std::string Language;
  bool HasCoroutines = false;
  std::string Target;
  /// The main file and the project's headers, and the system's.
  unsigned Files = 0;
  unsigned SystemFiles = 0;
  /// Coroutines in the main file.
  unsigned Coroutines = 0;
  bool Parsed = false;
};

/// Parses without checks. Changes the current folder to that of the unit's
/// command, so it runs in a process of its own.
TrialParse parseOnce(const Unit &U, const Options &Opts);

std::string serialize(const TrialParse &Trial);
TrialParse deserializeTrial(llvm::StringRef Bytes);

} // namespace async_tidy::driver

#endif
