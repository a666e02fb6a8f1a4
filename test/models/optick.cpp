// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -isystem %inputs/lib/optick %s
// RUN: %model_dump %s -- -std=c++20 -isystem %inputs/lib/optick \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of Optick.

#include <optick.h>

void events(const Optick::EventDescription &Description) {
  Optick::Event Event(Description);
}
// CHECK: {{^}}[[@LINE-3]]: function 'events': plain
// CHECK: {{^}}[[@LINE-3]]: life of 'Optick::Event': thread-guard=the profiled event
