// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w -isystem %inputs/lib/folly %s
// RUN: %model_dump %s -- -std=c++20 -w -isystem %inputs/lib/folly \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// How folly logs, on a mock.

#include <folly/logging/xlog.h>
#include <string>

void logs(const folly::Logger &Logger, const std::string &Text, std::ostream &Other) {
  XLOG(INFO) << Text << 1;
  FB_LOG(Logger, INFO) << Text;
  Other << Text;
}
// CHECK: {{^}}[[@LINE-5]]: function 'logs': plain
// CHECK: {{^}}[[@LINE-5]]: call 'std::basic_ostream::operator<<': sink=log
// CHECK: {{^}}[[@LINE-6]]: call 'std::operator<<': sink=log
// CHECK: {{^}}[[@LINE-6]]: call 'std::operator<<': sink=log

void flushes() {
  folly::LoggerDB::get().flushAllHandlers();
}
// CHECK: {{^}}[[@LINE-3]]: function 'flushes': plain
// CHECK: {{^}}[[@LINE-3]]: call 'folly::LoggerDB::flushAllHandlers': blocking=disk operation=write-file
