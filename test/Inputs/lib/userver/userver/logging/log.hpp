// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <string_view>

namespace userver {
inline namespace v2_0 {
namespace logging {

enum class Level { kInfo, kError };
struct Logger;
Logger &GetDefaultLogger();
bool ShouldLog(Logger &, Level);

struct Noop {};

class LogHelper final {
public:
  LogHelper(Logger &, Level) noexcept;
  LogHelper &AsLvalue() noexcept;
  template <typename T> LogHelper &operator<<(const T &);
  LogHelper &operator<<(std::string_view) noexcept;
  LogHelper &operator<<(bool) noexcept;
  operator Noop() const noexcept;
};

template <typename T> LogHelper &operator<<(LogHelper &, const T *) noexcept;

void LogFlush();

} // namespace logging
} // namespace v2_0
} // namespace userver

#define LOG_TO(Into, Severity)                                                 \
  !userver::logging::ShouldLog(Into, Severity)                                 \
      ? userver::logging::Noop{}                                               \
      : userver::logging::LogHelper(Into, Severity).AsLvalue()
#define LOG_INFO()                                                             \
  LOG_TO(userver::logging::GetDefaultLogger(), userver::logging::Level::kInfo)
#define LOG_ERROR_TO(Into) LOG_TO(Into, userver::logging::Level::kError)
