// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <folly/logging/Logger.h>

#define XLOG(Level, ...)                                                       \
  FOLLY_LOG_INTO(::folly::fileCategory(), Level,                               \
                 ::folly::LogStreamProcessor::APPEND, ##__VA_ARGS__)
