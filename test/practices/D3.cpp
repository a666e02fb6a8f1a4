// RUN: %practice %s -- -std=c++20 -isystem %inputs/lib/folly

#include <folly/coro/Mutex.h>
#include <folly/coro/Task.h>
#include <mutex>

struct account {
  std::mutex lock;
  folly::coro::Mutex turn;
  int balance = 0;
  folly::coro::Task<void> record(int amount);

  folly::coro::Task<void> bad(int amount) {
    std::lock_guard<std::mutex> held(lock); // bad: async-lock-across-await
    co_await record(amount);
  }
  folly::coro::Task<bool> bad_too(int amount) {
    if (balance < amount)
      co_return false;
    co_await record(amount);
    balance -= amount; // bad: async-shared-state-race
    co_return true;
  }

  folly::coro::Task<bool> good(int amount) {
    auto held = co_await turn.co_scoped_lock();
    if (balance < amount)
      co_return false;
    co_await record(amount);
    balance -= amount;
    co_return true;
  }
};
