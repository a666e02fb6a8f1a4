// RUN: %practice %s -- -std=c++20 -isystem %inputs/lib/folly

#include <chrono>
#include <folly/coro/Sleep.h>
#include <folly/coro/Task.h>
#include <thread>

using namespace std::chrono_literals;

folly::coro::Task<void> bad() {
  std::this_thread::sleep_for(10ms); // bad: async-blocking-call
  co_return;
}

folly::coro::Task<void> good() { co_await folly::coro::sleep(10ms); }
