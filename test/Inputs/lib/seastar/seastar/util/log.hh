// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
namespace seastar {

enum class log_level { error, warn, info, debug, trace };

class logger {
public:
  explicit logger(const char *Name);
  template <typename... Args> void log(log_level, const char *, Args &&...) noexcept {}
  template <typename... Args> void error(const char *, Args &&...) noexcept {}
  template <typename... Args> void warn(const char *, Args &&...) noexcept {}
  template <typename... Args> void info(const char *, Args &&...) noexcept {}
  template <typename... Args> void debug(const char *, Args &&...) noexcept {}
  template <typename... Args> void trace(const char *, Args &&...) noexcept {}
};

} // namespace seastar
