// RUN: %check_tidy %s async-dropped-task %t -- -std=c++20 -I%inputs

#include "task.h"
#define BOOST_TEST_MODULE store
#include <boost/test/included/unit_test.hpp>

own::task<int> fetch(int Id);
int run(own::task<int> Work);

struct fixture {
  fixture() {
    fetch(1);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task returned by 'fetch' is dropped: it is lazy, so the work is never started
  }
};

BOOST_AUTO_TEST_SUITE(store)

BOOST_FIXTURE_TEST_CASE(fetches, fixture) {
  fetch(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'fetch' is dropped
  // CHECK-FIXES: fetch(2);
  BOOST_TEST(run(fetch(3)) == 3);
  BOOST_CHECK_NO_THROW(run(fetch(4)));
  BOOST_CHECK_THROW(run(fetch(5)), int);
}

BOOST_AUTO_TEST_CASE(throws) {
  BOOST_CHECK_NO_THROW(fetch(6));
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: the task returned by 'fetch' is dropped
  // CHECK-MESSAGES: note: expanded from macro 'BOOST_CHECK_NO_THROW'
  // CHECK-MESSAGES: note: expanded from macro
}

BOOST_AUTO_TEST_SUITE_END()
