// RUN: %practice %s -- -std=c++20 -isystem %inputs/lib/folly

#include <chrono>
#include <folly/coro/Mutex.h>
#include <folly/coro/Sleep.h>
#include <folly/coro/Task.h>
#include <mutex>
#include <thread>

using namespace std::chrono_literals;

struct limit {
  std::mutex lock;
  folly::coro::Mutex turn;
  folly::coro::Task<void> ask();

  folly::coro::Task<void> bad() {
    std::lock_guard<std::mutex> held(lock); // bad: async-lock-across-await
    std::this_thread::sleep_for(10ms); // bad: async-blocking-call
    co_await ask();
  }

  folly::coro::Task<void> good() {
    auto held = co_await turn.co_scoped_lock();
    co_await folly::coro::sleep(10ms);
    co_await ask();
  }
};
