// RUN: %check_tidy %s async-dropped-task %t -- -std=c++20 -I%inputs

// GoogleTest: a body that builds a task and never runs it tests nothing.

#include "task.h"
#include <gtest/gtest.h>

own::task<int> fetch(int Id);
own::eager_task<int> eager();
own::detached_task start(own::task<int> Work);
int run(own::task<int> Work);

TEST(Store, Fetches) {
  fetch(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'fetch' is dropped: it is lazy, so the work is never started
  // CHECK-FIXES: fetch(1);
  eager();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'eager' is dropped: its result and exception are lost
  EXPECT_EQ(run(fetch(2)), 2);
  start(fetch(3));
}

class Fixture : public testing::Test {
protected:
  void SetUp() override {
    fetch(4);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task returned by 'fetch' is dropped
  }
};

TEST_F(Fixture, DoesNotThrow) {
  EXPECT_NO_THROW(fetch(5));
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: the task returned by 'fetch' is dropped
  // CHECK-MESSAGES: note: expanded from macro 'EXPECT_NO_THROW'
  // CHECK-MESSAGES: note: expanded from macro
  // CHECK-MESSAGES: note: expanded from macro
  // CHECK-FIXES: EXPECT_NO_THROW(fetch(5));
  EXPECT_NO_THROW(run(fetch(6)));
  EXPECT_THROW(run(fetch(7)), int);
}

template <typename T> class Typed : public testing::Test {};
using Types = testing::Types<char, int>;
TYPED_TEST_SUITE(Typed, Types);
// Once, however many instances.
TYPED_TEST(Typed, Fetches) {
  fetch(sizeof(TypeParam));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'fetch' is dropped
}
