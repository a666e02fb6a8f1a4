// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef ASYNC_TIDY_CHECKS_SUPPORT_FACTS_CONFIGERROR_H
#define ASYNC_TIDY_CHECKS_SUPPORT_FACTS_CONFIGERROR_H

#include <string>

namespace async_tidy {

/// A mistake in a project's configuration.
struct ConfigError {
  std::string File;
  unsigned Line = 0;
  unsigned Column = 0;
  /// The place in the file, as in checks.async-blocking-call.TrustHops.
  std::string Key;
  /// Says what is wrong and, for an unknown key, which one is nearest.
  std::string Message;

  /// "file:line:column: error: message".
  std::string str() const;
};

} // namespace async_tidy

#endif
