// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w -isystem %inputs/lib/folly %s
// RUN: %model_dump %s -- -std=c++20 -w -isystem %inputs/lib/folly \
// RUN:   | FileCheck %s --implicit-check-not={{^[0-9]+:}}

// What Folly binds to threads.

#include <folly/ScopeGuard.h>
#include <folly/system/ThreadId.h>

void threads() {
  folly::getCurrentThreadID();
  folly::getOSThreadID();
  SCOPE_FAIL {};
}
// CHECK: {{^}}[[@LINE-5]]: function 'threads': plain
// CHECK: {{^}}[[@LINE-5]]: call 'folly::getCurrentThreadID': thread-identity
// CHECK: {{^}}[[@LINE-5]]: call 'folly::getOSThreadID': thread-identity
// CHECK: {{^}}[[@LINE-5]]: life of 'folly::detail::ScopeGuardForNewException': thread-counter
// CHECK: {{^}}[[@LINE-6]]: function 'lambda': plain
