// RUN: %check_tidy %s async-busy-wait %t --option 'MaxInterval=20' -- -std=c++20 -isystem %inputs/lib/folly

#include <folly/coro/Sleep.h>
#include <folly/coro/Task.h>

using namespace std::chrono_literals;

bool Ready = false;

folly::coro::Task<void> looks_often() {
  while (!Ready)
    co_await folly::coro::sleep(20ms);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop asks for 'Ready' and sleeps in turns: it wakes for nothing, and late when there is something
    // CHECK-MESSAGES: :[[@LINE-3]]:10: note: asked here
}
folly::coro::Task<void> looks_rarely() {
  while (!Ready)
    co_await folly::coro::sleep(std::chrono::seconds(1));
}
