// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -isystem %inputs/lib/tracy %s
// RUN: %model_dump %s -- -std=c++20 -isystem %inputs/lib/tracy \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of Tracy.

#include <tracy/Tracy.hpp>

void zones() {
  ZoneScoped;
}
// CHECK: {{^}}[[@LINE-3]]: function 'zones': plain
// CHECK: {{^}}[[@LINE-3]]: life of 'tracy::ScopedZone': thread-guard=the profiled zone
