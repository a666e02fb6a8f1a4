// RUN: %check_tidy %s async-missing-co-await %t --unsafe -- -std=c++20 -isystem %inputs/lib/cppcoro

#include <cppcoro/async_mutex.hpp>
#include <cppcoro/task.hpp>

void use();

cppcoro::task<> guards(cppcoro::async_mutex &Mutex) {
  auto Guard = Mutex.scoped_lock_async();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Guard' holds the operation returned by 'cppcoro::async_mutex::scoped_lock_async' and is never awaited: the lock is not taken [async-missing-co-await]
  // CHECK-FIXES: auto Guard = co_await Mutex.scoped_lock_async();
  auto Bare = Mutex.lock_async();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Bare' holds the operation returned by 'cppcoro::async_mutex::lock_async' and is never awaited: the lock is not taken
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: 'co_await' takes the lock
  // CHECK-FIXES: co_await Mutex.lock_async();
  use();
  auto Taken = co_await Mutex.scoped_lock_async();
  auto Later = Mutex.scoped_lock_async();
  auto Held = co_await Later;
}
