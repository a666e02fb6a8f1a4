// RUN: %check_tidy %s async-shared-state-race %t -- -std=c++20 -I%inputs -isystem %inputs/lib/cppcoro -isystem %inputs/lib/folly -isystem %inputs/lib/seastar

// A lock that coroutines await, held over the check and the act.

#include "task.h"
#include <cppcoro/async_mutex.hpp>
#include <folly/coro/Mutex.h>
#include <map>
#include <mutex>
#include <seastar/core/coroutine.hh>
#include <seastar/core/semaphore.hh>

using own::task;

task<> tick();

// One of which no model knows.
struct section {
  class hold {
  public:
    hold(hold &&);
    ~hold();
  };
  own::awaiter<hold> enter();
};
struct pool {
  own::awaiter<int> next();
};

class cache {
  std::map<int, int> values_;
  cppcoro::async_mutex mutex_;
  folly::coro::Mutex other_;
  section section_;
  std::mutex thread_;
  pool pool_;

public:
  task<> scoped(int key) {
    auto guard = co_await mutex_.scoped_lock_async();
    if (!values_.contains(key)) {
      co_await tick();
      values_[key] = 1;
    }
  }
  task<> byHand(int key) {
    co_await mutex_.lock_async();
    if (!values_.contains(key)) {
      co_await tick();
      values_[key] = 1;
    }
    mutex_.unlock();
  }
  task<> adopted(int key) {
    const auto lock = co_await other_.co_scoped_lock();
    if (!values_.contains(key)) {
      co_await tick();
      values_[key] = 1;
    }
  }
  task<> unknownGuard(int key) {
    auto hold = co_await section_.enter();
    if (!values_.contains(key)) {
      co_await tick();
      values_[key] = 1;
    }
  }
  task<> given(std::unique_lock<cppcoro::async_mutex> held, int key) {
    if (!values_.contains(key)) {
      co_await tick();
      values_[key] = 1;
    }
  }
  // async-lock-across-await has this one.
  task<> ofThreads(int key) {
    std::lock_guard guard(thread_);
    if (!values_.contains(key)) {
      co_await tick();
      values_[key] = 1;
    }
  }
  task<> twice(int key) {
    if (!values_.contains(key)) {
      auto guard = co_await mutex_.scoped_lock_async();
      if (!values_.contains(key))
        values_[key] = 1;
    }
  }

  // The lock keeps nobody out of what has been looked at before.
  task<> onlyAround(int key) {
    if (!values_.contains(key)) {
      auto guard = co_await mutex_.scoped_lock_async();
      values_[key] = 1;
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'values_' was checked before the coroutine suspended: others may have changed it when this acts on the answer
      // CHECK-MESSAGES: :[[@LINE-53]]:7: note: 'cache::scoped' changes it meanwhile
      // CHECK-MESSAGES: :[[@LINE-5]]:9: note: checked here
      // CHECK-MESSAGES: :[[@LINE-5]]:20: note: suspended here
    }
  }
  task<> endedBefore(int key) {
    {
      auto guard = co_await mutex_.scoped_lock_async();
      values_[0] = 1;
    }
    if (!values_.contains(key)) {
      co_await tick();
      values_[key] = 1;
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'values_' was checked before the coroutine suspended: others may have changed it when this acts on the answer
      // CHECK-MESSAGES: :[[@LINE-67]]:7: note: 'cache::scoped' changes it meanwhile
      // CHECK-MESSAGES: :[[@LINE-5]]:9: note: checked here
      // CHECK-MESSAGES: :[[@LINE-5]]:7: note: suspended here
    }
  }
  task<> noGuard(int key) {
    int value = co_await pool_.next();
    if (!values_.contains(key)) {
      co_await tick();
      values_[key] = value;
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'values_' was checked before the coroutine suspended: others may have changed it when this acts on the answer
      // CHECK-MESSAGES: :[[@LINE-78]]:7: note: 'cache::scoped' changes it meanwhile
      // CHECK-MESSAGES: :[[@LINE-5]]:9: note: checked here
      // CHECK-MESSAGES: :[[@LINE-5]]:7: note: suspended here
    }
  }
};

class service {
  std::map<int, int> values_;
  seastar::semaphore one_{1};

public:
  seastar::future<> units(int key) {
    auto units = co_await seastar::get_units(one_, 1);
    if (!values_.contains(key)) {
      co_await seastar::make_ready_future<>();
      values_[key] = 1;
    }
  }
  seastar::future<> within(int key) {
    return seastar::with_semaphore(one_, 1, [this, key]() -> seastar::future<> {
      if (!values_.contains(key)) {
        co_await seastar::make_ready_future<>();
        values_[key] = 1;
      }
    });
  }
};
