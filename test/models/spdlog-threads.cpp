// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w -isystem %inputs/lib/spdlog-mdc %s
// RUN: %model_dump %s -- -std=c++20 -w -isystem %inputs/lib/spdlog-mdc \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// What spdlog binds to threads.

#include <spdlog/mdc.h>

void contexts() {
  spdlog::mdc::put("key", "value");
  spdlog::mdc::remove("key");
  spdlog::mdc::clear();
}
// CHECK: {{^}}[[@LINE-5]]: function 'contexts': plain
// CHECK: {{^}}[[@LINE-5]]: call 'spdlog::mdc::put': thread-set=the mapped diagnostic context
// CHECK: {{^}}[[@LINE-5]]: call 'spdlog::mdc::remove': thread-restore=the mapped diagnostic context
// CHECK: {{^}}[[@LINE-5]]: call 'spdlog::mdc::clear': thread-restore=the mapped diagnostic context
