// RUN: %check_tidy %s async-lock-across-await %t --unsafe -- -std=c++20 -I%inputs

// A scope around what needs the lock, where that keeps the meaning.

#include "task.h"
#include <mutex>
#include <vector>

using own::task;

own::awaiter<void> tick();

struct store {
  std::mutex mutex_;
  std::vector<int> items_;

  task<> scoped() {
    std::lock_guard guard(mutex_);
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'guard' keeps 'mutex_' locked while the coroutine is suspended: whoever locks it then blocks a thread, maybe the one that would resume it [async-lock-across-await]
    // CHECK-MESSAGES: :[[@LINE+4]]:5: note: held at this co_await
    // CHECK-MESSAGES: :[[@LINE-3]]:21: note: a scope around what needs the lock ends it before the coroutine suspends
    items_.push_back(1);
    items_.push_back(2);
    co_await tick();
  }
  // CHECK-FIXES: task<> scoped() {
  // CHECK-FIXES-NEXT: {
  // CHECK-FIXES-NEXT: std::lock_guard guard(mutex_);
  // CHECK-FIXES: items_.push_back(2);
  // CHECK-FIXES-NEXT: }
  // CHECK-FIXES-NEXT: co_await tick();
  task<> usedLater() {
    std::lock_guard guard(mutex_);
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'guard' keeps 'mutex_' locked while the coroutine is suspended
    // CHECK-MESSAGES: :[[@LINE+2]]:5: note: held at this co_await
    const int size = items_.size();
    co_await tick();
    items_.push_back(size);
  }
  task<> guardUsedLater() {
    std::unique_lock guard(mutex_);
    // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'guard' keeps 'mutex_' locked while the coroutine is suspended
    // CHECK-MESSAGES: :[[@LINE+2]]:5: note: held at this co_await
    items_.push_back(1);
    co_await tick();
    guard.unlock();
  }
  task<> nothingToGuard() {
    std::lock_guard guard(mutex_);
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'guard' keeps 'mutex_' locked while the coroutine is suspended
    // CHECK-MESSAGES: :[[@LINE+1]]:5: note: held at this co_await
    co_await tick();
  }
};
