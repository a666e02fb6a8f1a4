// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <ostream>

namespace folly {

enum class LogLevel { DBG, INFO, ERR };
class LogCategory;

class LoggerDB {
public:
  static LoggerDB &get();
  unsigned long flushAllHandlers();
};

class Logger {
public:
  explicit Logger(const char *);
  LogCategory *getCategory() const;
};

class LogStreamProcessor {
public:
  enum AppendType { APPEND };
  LogStreamProcessor(const LogCategory *, LogLevel, AppendType);
  template <typename... Args>
  LogStreamProcessor(const LogCategory *, LogLevel, AppendType, Args &&...);
  std::ostream &stream();
};

struct LogStreamVoidify {
  void operator&(std::ostream &);
};

bool isEnabled(const LogCategory *, LogLevel);
LogCategory *fileCategory();

} // namespace folly

#define FOLLY_LOG_INTO(Category, Level, ...)                                   \
  !::folly::isEnabled(Category, ::folly::LogLevel::Level)                      \
      ? static_cast<void>(0)                                                   \
      : ::folly::LogStreamVoidify() &                                          \
            ::folly::LogStreamProcessor(Category, ::folly::LogLevel::Level,    \
                                        __VA_ARGS__)                           \
                .stream()

#define FB_LOG(Into, Level, ...)                                               \
  FOLLY_LOG_INTO((Into).getCategory(), Level,                                  \
                 ::folly::LogStreamProcessor::APPEND, ##__VA_ARGS__)
