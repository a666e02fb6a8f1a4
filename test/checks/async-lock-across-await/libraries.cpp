// RUN: %check_tidy %s async-lock-across-await %t -- -std=c++20 -I%inputs -isystem %inputs/lib/folly

// Locks of libraries that threads wait for, and those that coroutines await.

#include "task.h"
#include <Poco/Mutex.h>
#include <absl/synchronization/mutex.h>
#include <boost/thread/mutex.hpp>
#include <boost/thread/reverse_lock.hpp>
#include <boost/thread/shared_mutex.hpp>
#include <folly/Synchronized.h>
#include <folly/coro/Mutex.h>
#include <folly/coro/Task.h>
#include <vector>

using own::task;

own::awaiter<void> tick();
void work();

task<> boostGuards(boost::mutex &mutex, boost::shared_mutex &shared) {
  boost::lock_guard<boost::mutex> guard(mutex);
  // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: 'guard' keeps 'mutex' locked while the coroutine is suspended: whoever locks it then blocks a thread, maybe the one that would resume it [async-lock-across-await]
  // CHECK-MESSAGES: :[[@LINE+7]]:5: note: held at this co_await
  // CHECK-MESSAGES: :[[@LINE-3]]:35: note: a scope around what needs the lock ends it before the coroutine suspends
  boost::unique_lock<boost::mutex> later(mutex, boost::defer_lock);
  {
    boost::upgrade_lock<boost::shared_mutex> upgrade(shared);
    // CHECK-MESSAGES: :[[@LINE-1]]:46: warning: 'upgrade' keeps 'shared' locked while the coroutine is suspended
    // CHECK-MESSAGES: :[[@LINE+1]]:5: note: held at this co_await
    co_await tick();
  }
}
task<> boostOpens(boost::mutex &mutex) {
  boost::unique_lock<boost::mutex> guard(mutex);
  {
    boost::reverse_lock<boost::unique_lock<boost::mutex>> open(guard);
    co_await tick();
  }
  work();
}
task<> abslGuards(absl::Mutex &mutex) {
  {
    absl::MutexLock guard(&mutex);
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'guard' keeps 'mutex' locked while the coroutine is suspended
    // CHECK-MESSAGES: :[[@LINE+1]]:5: note: held at this co_await
    co_await tick();
  }
  {
    absl::ReleasableMutexLock guard(&mutex);
    guard.Release();
    co_await tick();
  }
  mutex.ReaderLock();
  mutex.ReaderUnlock();
  co_await tick();
  mutex.Lock();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'mutex' stays locked while the coroutine is suspended
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: held at this co_await
  co_await tick();
  mutex.Unlock();
}
task<> pocoGuards(Poco::FastMutex &mutex) {
  Poco::FastMutex::ScopedLock guard(mutex);
  // CHECK-MESSAGES: :[[@LINE-1]]:31: warning: 'guard' keeps 'mutex' locked while the coroutine is suspended
  // CHECK-MESSAGES: :[[@LINE+3]]:3: note: held at this co_await
  // CHECK-MESSAGES: :[[@LINE-3]]:31: note: a scope around what needs the lock ends it before the coroutine suspends
  work();
  co_await tick();
}
folly::coro::Task<void> awaited(folly::coro::Mutex &mutex) {
  auto guard = co_await mutex.co_scoped_lock();
  co_await tick();
  guard.unlock();
  co_await mutex.co_lock();
  co_await tick();
  mutex.unlock();
}
task<> synchronized(folly::Synchronized<std::vector<int>> &items,
                    own::awaiter<int> next) {
  {
    auto locked = items.wlock();
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'locked' holds a lock while the coroutine is suspended
    // CHECK-MESSAGES: :[[@LINE+1]]:23: note: held at this co_await
    locked->push_back(co_await next);
    locked.unlock();
    co_await tick();
  }
  items.wlock()->push_back(co_await next);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'items.wlock()' holds a lock while the coroutine is suspended
  // CHECK-MESSAGES: :[[@LINE-2]]:28: note: held at this co_await
  if (const auto locked = items.rlock(); !locked->empty())
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'locked' holds a lock while the coroutine is suspended
  // CHECK-MESSAGES: :[[@LINE+1]]:5: note: held at this co_await
    co_await tick();
  items.withWLock([](auto &all) { all.push_back(1); });
  co_await tick();
}
