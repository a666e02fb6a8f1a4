// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <quill/core/LogLevel.h>

namespace quill {

struct FrontendOptions {};

struct MacroMetadata {
  const char *Format;
  LogLevel Level;
};

template <typename Options> class LoggerImpl {
public:
  template <LogLevel> bool should_log_statement() const;
  template <bool Flush, typename... Args> bool log_statement(const MacroMetadata *, Args &&...);
  template <typename... Args> void set_mdc(Args &&...);
  void flush_log(unsigned = 100);
  void set_log_level(LogLevel);
};

using Logger = LoggerImpl<FrontendOptions>;

} // namespace quill
