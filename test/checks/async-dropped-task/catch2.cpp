// RUN: %check_tidy %s async-dropped-task %t -- -std=c++20 -I%inputs

#include "task.h"
#include <catch2/catch.hpp>

own::task<int> fetch(int Id);
own::detached_task start(own::task<int> Work);
int run(own::task<int> Work);

TEST_CASE("the store fetches") {
  fetch(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'fetch' is dropped: it is lazy, so the work is never started
  // CHECK-FIXES: fetch(1);
  SECTION("again") {
    fetch(2);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task returned by 'fetch' is dropped
    REQUIRE(run(fetch(3)) == 3);
    start(fetch(4));
  }
  REQUIRE_NOTHROW(fetch(5));
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: the task returned by 'fetch' is dropped
  // CHECK-MESSAGES: note: expanded from macro 'REQUIRE_NOTHROW'
  // CHECK-MESSAGES: note: expanded from macro
  CHECK_NOTHROW(run(fetch(6)));
  CHECK_THROWS_AS(run(fetch(7)), int);
}

SCENARIO("an order is saved") {
  GIVEN("a store") {
    WHEN("it is asked") {
      (void)fetch(8);
      // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: the task returned by 'fetch' is dropped
      THEN("it answers") { CHECK(run(fetch(9)) == 9); }
    }
  }
}
