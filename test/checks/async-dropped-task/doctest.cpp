// RUN: %check_tidy %s async-dropped-task %t -- -std=c++20 -I%inputs

#include "task.h"
#include <doctest/doctest.h>

own::task<int> fetch(int Id);
int run(own::task<int> Work);

TEST_SUITE("store") {
  TEST_CASE("it fetches") {
    fetch(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task returned by 'fetch' is dropped: it is lazy, so the work is never started
    // CHECK-FIXES: fetch(1);
    SUBCASE("again") {
      fetch(2);
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: the task returned by 'fetch' is dropped
      CHECK(run(fetch(3)) == 3);
    }
    CHECK_NOTHROW(run(fetch(4)));
    REQUIRE_THROWS_AS(run(fetch(5)), int);
  }
  TEST_CASE_TEMPLATE("for each", T, char, int) {
    fetch(sizeof(T));
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task returned by 'fetch' is dropped
  }
}
