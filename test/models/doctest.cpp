// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w %s
// RUN: %model_dump %s -- -std=c++20 -w \
// RUN:   | FileCheck %s

// The tests of doctest, on the real headers.

#include <doctest/doctest.h>

int helper() { return 1; }
TEST_CASE("numbers add") { helper(); }
SCENARIO("a store fetches") { helper(); }
// CHECK: {{^}}[[@LINE-3]]: function 'helper': plain{{$}}
// CHECK: {{^}}[[@LINE-3]]: function '{{.*}}': plain test
// CHECK: {{^}}[[@LINE-3]]: function '{{.*}}': plain test
