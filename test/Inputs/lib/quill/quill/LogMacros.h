// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <quill/Logger.h>

#define LOG_AT_LEVEL(Into, Severity, Text, ...)                                \
  do {                                                                         \
    if ((Into)->template should_log_statement<Severity>()) {                   \
      static constexpr quill::MacroMetadata Metadata{Text, Severity};          \
      (Into)->template log_statement<true>(&Metadata, ##__VA_ARGS__);          \
    }                                                                          \
  } while (0)

#define LOG_INFO(Into, Text, ...)                                              \
  LOG_AT_LEVEL(Into, quill::LogLevel::Info, Text, ##__VA_ARGS__)
#define LOG_ERROR(Into, Text, ...)                                             \
  LOG_AT_LEVEL(Into, quill::LogLevel::Error, Text, ##__VA_ARGS__)
