// RUN: %check_tidy %s async-lock-across-await %t -- -std=c++20 -I%inputs

// Locks that are taken and given back by hand.

#include "task.h"
#include <atomic>
#include <mutex>
#include <pthread.h>
#include <shared_mutex>

using own::task;

own::awaiter<void> tick();
void work();
bool is_open();

/// The project's own.
class spin_lock {
public:
  void lock() {
    while (busy_.exchange(true))
      ;
  }
  bool try_lock() { return !busy_.exchange(true); }
  void unlock() { busy_ = false; }

private:
  std::atomic<bool> busy_ = false;
};
struct null_mutex {
  void lock() {}
  void unlock() {}
};
/// Coroutines await it.
struct async_mutex {
  own::awaiter<void> lock();
  void unlock();
};
struct door {
  void lock();
  void unlock();
};

struct state {
  std::mutex mutex_;
  std::shared_mutex shared_;
  pthread_mutex_t handle_;
  spin_lock spin_;

  task<> locks() {
    mutex_.lock();
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'mutex_' stays locked while the coroutine is suspended: whoever locks it then blocks a thread, maybe the one that would resume it [async-lock-across-await]
    // CHECK-MESSAGES: :[[@LINE+1]]:5: note: held at this co_await
    co_await tick();
    mutex_.unlock();
  }
  task<> unlocks() {
    mutex_.lock();
    work();
    mutex_.unlock();
    co_await tick();
  }
  task<> loops() {
    mutex_.lock();
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'mutex_' stays locked while the coroutine is suspended
    // CHECK-MESSAGES: :[[@LINE+2]]:7: note: held at this co_await
    while (is_open())
      co_await tick();
    mutex_.unlock();
    co_await tick();
  }
  task<> onOneWay() {
    shared_.lock_shared();
    if (is_open()) {
      shared_.unlock_shared();
      co_await tick();
      co_return;
    }
    work();
    shared_.unlock_shared();
  }
  task<> forgets() {
    shared_.lock_shared();
    // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'shared_' stays locked while the coroutine is suspended
    // CHECK-MESSAGES: :[[@LINE+3]]:5: note: held at this co_await
    if (is_open())
      shared_.unlock_shared();
    co_await tick();
  }
  task<> tries() {
    if (!mutex_.try_lock()) {
      co_await tick();
      co_return;
    }
    work();
    mutex_.unlock();
  }
  task<> triesAndHolds() {
    const bool taken = mutex_.try_lock();
    // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: 'mutex_' stays locked while the coroutine is suspended
    // CHECK-MESSAGES: :[[@LINE+2]]:7: note: held at this co_await
    if (taken && is_open())
      co_await tick();
    if (!taken)
      co_await tick();
  }
  task<> spins() {
    while (!mutex_.try_lock())
      co_await tick();
    work();
    mutex_.unlock();
  }
  task<> system() {
    pthread_mutex_lock(&handle_);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'handle_' stays locked while the coroutine is suspended
    // CHECK-MESSAGES: :[[@LINE+1]]:5: note: held at this co_await
    co_await tick();
    pthread_mutex_unlock(&handle_);
    co_await tick();
  }
  task<> systemTries() {
    if (pthread_mutex_trylock(&handle_) != 0) {
      co_await tick();
      co_return;
    }
    work();
    pthread_mutex_unlock(&handle_);
  }
  task<> systemTriesAndHolds() {
    if (pthread_mutex_trylock(&handle_) == 0)
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'handle_' stays locked while the coroutine is suspended
    // CHECK-MESSAGES: :[[@LINE+1]]:7: note: held at this co_await
      co_await tick();
    else
      co_await tick();
  }
  task<> systemKeepsAnswer() {
    const int error = pthread_mutex_trylock(&handle_);
    if (error)
      co_await tick();
    else
      pthread_mutex_unlock(&handle_);
  }
  task<> ownLock() {
    spin_.lock();
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'spin_' stays locked while the coroutine is suspended
    // CHECK-MESSAGES: :[[@LINE+1]]:5: note: held at this co_await
    co_await tick();
    spin_.unlock();
  }
  task<> ownLockInGuard() {
    std::lock_guard guard(spin_);
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'guard' keeps 'spin_' locked while the coroutine is suspended
    // CHECK-MESSAGES: :[[@LINE+1]]:5: note: held at this co_await
    co_await tick();
  }
  task<> others(null_mutex &none, async_mutex &awaited, door &front) {
    none.lock();
    co_await awaited.lock();
    front.lock();
    co_await tick();
  }
  task<> otherMutex(std::mutex &other) {
    mutex_.lock();
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'mutex_' stays locked while the coroutine is suspended
    // CHECK-MESSAGES: :[[@LINE+2]]:5: note: held at this co_await
    other.unlock();
    co_await tick();
    mutex_.unlock();
  }
  task<> otherName() {
    auto &mutex = this->mutex_;
    mutex.lock();
    work();
    mutex_.unlock();
    co_await tick();
  }

  void begin() {
    mutex_.lock();
    work();
  }
  void end() { mutex_.unlock(); }
  void both() {
    begin();
    end();
  }
  task<> helpers() {
    begin();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'mutex_' stays locked while the coroutine is suspended
    // CHECK-MESSAGES: :[[@LINE+1]]:5: note: held at this co_await
    co_await tick();
    end();
    co_await tick();
    both();
    co_await tick();
  }
  task<> lambdas() {
    auto unlock = [this] { mutex_.unlock(); };
    mutex_.lock();
    unlock();
    co_await tick();
    auto later = [this] { mutex_.lock(); };
    co_await tick();
  }
};

void take(std::mutex &mutex) { mutex.lock(); }
void give(std::mutex &mutex) { mutex.unlock(); }
std::mutex global;

task<> functions(state &one, state &other) {
  take(one.mutex_);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'one.mutex_' stays locked while the coroutine is suspended
  // CHECK-MESSAGES: :[[@LINE+2]]:3: note: held at this co_await
  give(other.mutex_);
  co_await tick();
  give(one.mutex_);
  co_await tick();
  take(global);
  give(global);
  co_await tick();
}
task<> several(std::mutex &first, std::mutex &second) {
  std::lock(first, second);
  std::lock_guard one(first, std::adopt_lock);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'one' keeps 'first' locked while the coroutine is suspended
  // CHECK-MESSAGES: :[[@LINE+7]]:3: note: held at this co_await
  // CHECK-MESSAGES: :[[@LINE-3]]:19: note: a scope around what needs the lock ends it before the coroutine suspends
  std::lock_guard two(second, std::adopt_lock);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'two' keeps 'second' locked while the coroutine is suspended
  // CHECK-MESSAGES: :[[@LINE+3]]:3: note: held at this co_await
  // CHECK-MESSAGES: :[[@LINE-3]]:19: note: a scope around what needs the lock ends it before the coroutine suspends
  work();
  co_await tick();
}
task<> severalTried(std::mutex &first, std::mutex &second) {
  if (std::try_lock(first, second) != -1) {
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'first' stays locked while the coroutine is suspended
  // CHECK-MESSAGES: :[[@LINE+4]]:3: note: held at this co_await
    co_await tick();
    co_return;
  }
  co_await tick();
}

template <typename F> struct at_end {
  F run;
  ~at_end() { run(); }
};
struct unlocker {
  std::mutex &mutex;
  ~unlocker() { mutex.unlock(); }
};
task<> givenAtEnd(std::mutex &mutex) {
  {
    mutex.lock();
    at_end close{[&] { mutex.unlock(); }};
    work();
  }
  co_await tick();
  mutex.lock();
  {
    unlocker close{mutex};
    work();
  }
  co_await tick();
}
task<> givenTooLate(std::mutex &mutex) {
  mutex.lock();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'mutex' stays locked while the coroutine is suspended
  // CHECK-MESSAGES: :[[@LINE+2]]:3: note: held at this co_await
  at_end close{[&] { mutex.unlock(); }};
  co_await tick();
}
