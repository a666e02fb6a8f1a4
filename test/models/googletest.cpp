// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clangxx -fsyntax-only -std=c++20 -w %s
// RUN: %model_dump %s -- -std=c++20 -w \
// RUN:   | FileCheck %s

// The tests of GoogleTest, on the real headers.

#include <gtest/gtest.h>

int helper() { return 1; }
class Store : public testing::Test {};
TEST(Numbers, Add) { helper(); }
TEST_F(Store, Fetches) {
  auto Later = [] { return helper(); };
  Later();
}
// CHECK: {{^}}[[@LINE-7]]: function 'helper': plain{{$}}
// CHECK: {{^}}[[@LINE-6]]: function 'Numbers_Add_Test::TestBody': plain test
// CHECK: {{^}}[[@LINE-6]]: function 'Store_Fetches_Test::TestBody': plain test
// CHECK: {{^}}[[@LINE-6]]: function 'lambda': plain test
