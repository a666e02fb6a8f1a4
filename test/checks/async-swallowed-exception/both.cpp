// RUN: %async_tidy --checks='-*,async-swallowed-*' --format=concise --quiet %s -- -std=c++20 > %t.txt || true
// RUN: FileCheck %s --implicit-check-not=warning: < %t.txt

// Of one handler the check that says more speaks.

#include <boost/asio.hpp>

boost::asio::awaitable<void> serve();

boost::asio::awaitable<void> in_a_loop() {
  for (;;) {
    try {
      co_await serve();
    } catch (...) {
    }
  }
}
// CHECK: both.cpp:14:{{.*}} error: {{.*}} [async-swallowed-cancellation]

boost::asio::awaitable<void> once() {
  try {
    co_await serve();
  } catch (...) {
  }
}
// CHECK: both.cpp:23:{{.*}} warning: {{.*}} [async-swallowed-exception]
