// RUN: %check_tidy %s async-lock-across-await %t -- -std=c++20 -I%inputs

// Guards of the standard library: by type, deduced, by another name, handed
// over.

#include "task.h"
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <vector>

using own::task;

own::awaiter<void> tick();
own::awaiter<bool> ready();
void work();
bool is_open();

struct store {
  std::mutex mutex_;
  std::shared_mutex shared_;
  std::vector<int> items_;

  task<> typed() {
    std::lock_guard<std::mutex> guard(mutex_);
    // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: 'guard' keeps 'mutex_' locked while the coroutine is suspended: whoever locks it then blocks a thread, maybe the one that would resume it [async-lock-across-await]
    // CHECK-MESSAGES: :[[@LINE+1]]:5: note: held at this co_await
    co_await tick();
  }
  task<> deduced() {
    std::scoped_lock guard(mutex_, shared_);
    // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'guard' keeps 'mutex_' locked while the coroutine is suspended
    // CHECK-MESSAGES: :[[@LINE+4]]:5: note: held at this co_await
    // CHECK-MESSAGES: :[[@LINE+4]]:5: note: held at this co_await
    // CHECK-MESSAGES: :[[@LINE-4]]:22: note: a scope around what needs the lock ends it before the coroutine suspends
    items_.push_back(1);
    co_await tick();
    co_await tick();
  }
  task<> braced() {
    std::shared_lock reader{shared_};
    // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'reader' keeps 'shared_' locked while the coroutine is suspended
    // CHECK-MESSAGES: :[[@LINE+1]]:9: note: held at this co_await
    if (co_await ready())
      work();
  }
  using guard_type = std::unique_lock<std::mutex>;
  task<> alias() {
    guard_type guard(mutex_);
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'guard' keeps 'mutex_' locked while the coroutine is suspended
    // CHECK-MESSAGES: :[[@LINE+2]]:7: note: held at this co_await
    while (is_open())
      co_await tick();
  }
  guard_type lock() { return guard_type(mutex_); }
  guard_type later() { return guard_type(mutex_, std::defer_lock); }
  guard_type unlocked() {
    guard_type guard(mutex_, std::defer_lock);
    return guard;
  }
  task<> helper() {
    auto guard = lock();
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'guard' holds a lock while the coroutine is suspended
    // CHECK-MESSAGES: :[[@LINE+1]]:5: note: held at this co_await
    co_await tick();
  }
  task<> helpers() {
    auto guard = later();
    auto other = unlocked();
    co_await tick();
  }
  task<> ends() {
    {
      std::lock_guard guard(mutex_);
      work();
    }
    co_await tick();
    std::lock_guard guard(mutex_);
    work();
  }
  task<> unlocks() {
    std::unique_lock guard(mutex_);
    work();
    guard.unlock();
    co_await tick();
    guard.lock();
    work();
  }
  task<> locksAgain() {
    std::unique_lock guard(mutex_);
    guard.unlock();
    co_await tick();
    guard.lock();
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'guard' holds a lock while the coroutine is suspended
    // CHECK-MESSAGES: :[[@LINE+1]]:5: note: held at this co_await
    co_await tick();
  }
  task<> deferred() {
    std::unique_lock guard(mutex_, std::defer_lock);
    co_await tick();
    if (is_open())
      guard.lock();
      // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'guard' holds a lock while the coroutine is suspended
      // CHECK-MESSAGES: :[[@LINE+1]]:5: note: held at this co_await
    co_await tick();
  }
  task<> adopts() {
    mutex_.lock();
    std::lock_guard guard(mutex_, std::adopt_lock);
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'guard' keeps 'mutex_' locked while the coroutine is suspended
    // CHECK-MESSAGES: :[[@LINE+1]]:5: note: held at this co_await
    co_await tick();
  }
  task<> locksAll() {
    std::unique_lock first(mutex_, std::defer_lock);
    std::unique_lock second(shared_, std::defer_lock);
    std::lock(first, second);
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'first' holds a lock while the coroutine is suspended
    // CHECK-MESSAGES: :[[@LINE+1]]:5: note: held at this co_await
    co_await tick();
  }
  task<> moves() {
    std::unique_lock guard(mutex_);
    {
      auto other = std::move(guard);
      work();
    }
    co_await tick();
  }
  task<> movesAndHolds() {
    std::unique_lock guard(mutex_);
    auto other = std::move(guard);
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'other' holds a lock while the coroutine is suspended
    // CHECK-MESSAGES: :[[@LINE+1]]:5: note: held at this co_await
    co_await tick();
  }
  task<> movesNothing() {
    std::unique_lock guard(mutex_, std::defer_lock);
    auto other = std::move(guard);
    co_await tick();
  }
  task<> tries() {
    std::unique_lock guard(mutex_, std::try_to_lock);
    if (!guard.owns_lock())
      co_await tick();
    else
      work();
  }
  task<> triesAndHolds() {
    std::unique_lock guard(mutex_, std::try_to_lock);
    // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'guard' keeps 'mutex_' locked while the coroutine is suspended
    // CHECK-MESSAGES: :[[@LINE+2]]:7: note: held at this co_await
    if (guard)
      co_await tick();
  }
  task<> returnsWhereBusy() {
    std::unique_lock guard(mutex_, std::try_to_lock);
    if (!guard) {
      co_await tick();
      co_return;
    }
    work();
  }
  task<> inCondition() {
    if (std::lock_guard guard(mutex_); is_open())
    // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: 'guard' keeps 'mutex_' locked while the coroutine is suspended
    // CHECK-MESSAGES: :[[@LINE+1]]:7: note: held at this co_await
      co_await tick();
    co_await tick();
  }
  task<> inSwitch(int kind) {
    switch (std::lock_guard guard(mutex_); kind) {
    // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: 'guard' keeps 'mutex_' locked while the coroutine is suspended
    // CHECK-MESSAGES: :[[@LINE+2]]:7: note: held at this co_await
    case 1:
      co_await tick();
    }
  }
  task<> inLoop() {
    while (is_open()) {
      {
        std::lock_guard guard(mutex_);
        work();
      }
      co_await tick();
    }
    for (;;) {
      co_await tick();
      std::lock_guard guard(mutex_);
      work();
    }
  }
  task<> firstInLoop() {
    for (;;) {
      std::lock_guard guard(*co_await mutex());
      work();
    }
  }
  own::awaiter<std::mutex *> mutex();
  task<> optional() {
    std::optional<std::lock_guard<std::mutex>> guard;
    co_await tick();
    guard.emplace(mutex_);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'guard' holds a lock while the coroutine is suspended
    // CHECK-MESSAGES: :[[@LINE+1]]:5: note: held at this co_await
    co_await tick();
    guard.reset();
    co_await tick();
  }
  task<> assigned() {
    std::unique_lock<std::mutex> guard;
    co_await tick();
    guard = std::unique_lock(mutex_);
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'guard' holds a lock while the coroutine is suspended
    // CHECK-MESSAGES: :[[@LINE+1]]:5: note: held at this co_await
    co_await tick();
    guard = {};
    co_await tick();
  }
  task<> parameter(std::unique_lock<std::mutex> guard) { co_await tick(); }
  // CHECK-MESSAGES: :[[@LINE-1]]:49: warning: 'guard' holds a lock while the coroutine is suspended
  // CHECK-MESSAGES: :[[@LINE-2]]:58: note: held at this co_await
  task<> reference(std::unique_lock<std::mutex> &guard) { co_await tick(); }
  task<> handsOver() {
    std::unique_lock guard(mutex_);
    co_await parameter(std::move(guard));
    co_await tick();
  }
  own::awaiter<void> wait(std::unique_lock<std::mutex> &);
  task<> waits() {
    std::unique_lock guard(mutex_);
    co_await wait(guard);
    guard.unlock();
    co_await tick();
  }
  task<> neverSuspends() {
    std::lock_guard guard(mutex_);
    co_await std::suspend_never();
  }
  task<> inner() {
    std::lock_guard guard(mutex_);
    auto later = []() -> task<> { co_await tick(); };
    work();
    co_return;
  }
  task<> outer() {
    auto locked = [this] {
      std::lock_guard guard(mutex_);
      work();
    };
    locked();
    co_await tick();
  }
  own::generator<int> yields() {
    std::lock_guard guard(mutex_);
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'guard' keeps 'mutex_' locked while the coroutine is suspended
    // CHECK-MESSAGES: :[[@LINE+2]]:7: note: held at this co_yield
    for (int item : items_)
      co_yield item;
  }
};

template <typename Mutex> task<> instance(Mutex &mutex) {
  std::lock_guard<Mutex> guard(mutex);
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'guard' keeps 'mutex' locked while the coroutine is suspended
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: held at this co_await
  co_await tick();
}
template <typename T> task<> pattern(store &all, T value) {
  std::lock_guard<std::mutex> guard(all.mutex_);
  // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: 'guard' keeps 'all.mutex_' locked while the coroutine is suspended
  // CHECK-MESSAGES: :[[@LINE+3]]:3: note: held at this co_await
  // CHECK-MESSAGES: :[[@LINE-3]]:31: note: a scope around what needs the lock ends it before the coroutine suspends
  all.items_.push_back(value);
  co_await tick();
}
task<> instances(store &all) {
  co_await instance(all.mutex_);
}

#define LOCKED(MUTEX) std::lock_guard guard(MUTEX)
task<> macro(store &all) {
  LOCKED(all.mutex_);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'guard' keeps 'mutex_' locked while the coroutine is suspended
  // CHECK-MESSAGES: :[[@LINE-4]]:39: note: expanded from macro 'LOCKED'
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: held at this co_await
  co_await tick();
}
