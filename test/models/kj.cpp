// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -isystem %inputs/lib/kj %s
// RUN: %model_dump %s -- -std=c++20 -isystem %inputs/lib/kj \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// The facts of KJ.

#include <kj/async.h>

kj::Promise<void> stays() {
  kj::UnwindDetector Detector;
  co_return;
}
// CHECK: {{^}}[[@LINE-4]]: function 'stays': coroutine library=none kind=eager stays-on-thread
// CHECK: {{^}}[[@LINE-4]]: life of 'kj::UnwindDetector': thread-counter
