// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w %s
// RUN: %model_dump %s -- -std=c++20 -w \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of glog, on the real header.

#include <glog/logging.h>
#include <string>

void logs(const std::string &Text, std::ostream &Other) {
  LOG(INFO) << Text;
  LOG(WARNING) << "text " << 1 << Text;
  Other << Text;
}
// CHECK: {{^}}[[@LINE-5]]: function 'logs': plain
// CHECK: {{^}}[[@LINE-5]]: call 'std::operator<<': sink=log
// CHECK: {{^}}[[@LINE-5]]: call 'std::operator<<': sink=log
// CHECK: {{^}}[[@LINE-6]]: call 'std::basic_ostream::operator<<': sink=log
// CHECK: {{^}}[[@LINE-7]]: call 'std::operator<<': sink=log

void flushes() {
  google::FlushLogFiles(google::INFO);
}
// CHECK: {{^}}[[@LINE-3]]: function 'flushes': plain
// CHECK: {{^}}[[@LINE-3]]: call 'google::FlushLogFiles': blocking=disk operation=write-file
