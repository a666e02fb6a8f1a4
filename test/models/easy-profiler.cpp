// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -isystem %inputs/lib/easy-profiler %s
// RUN: %model_dump %s -- -std=c++20 -isystem %inputs/lib/easy-profiler \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of easy_profiler.

#include <easy/profiler.h>

void blocks() {
  profiler::Block Block("name");
}
// CHECK: {{^}}[[@LINE-3]]: function 'blocks': plain
// CHECK: {{^}}[[@LINE-3]]: life of 'profiler::Block': thread-guard=the profiled block
