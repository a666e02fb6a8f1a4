// RUN: %check_tidy %s async-thread-bound-across-await %t -- -std=c++20 -I%inputs

// Which thread it was, and how many exceptions were in flight there.

#include "task.h"
#include <cassert>
#include <csignal>
#include <exception>
#include <iostream>
#include <map>
#include <pthread.h>
#include <stdexcept>
#include <thread>
#include <vector>

using own::task;

own::awaiter<void> tick();
own::awaiter<void> backTo(std::thread::id id);
void logs(const char *format, ...);
void rollBack();
std::thread::id owner();
std::vector<int> perThread(std::thread::id id);

task<> compared() {
  const auto id = std::this_thread::get_id();
  co_await tick();
  if (owner() == id)
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'id' names the thread that ran before the co_await: the coroutine may have gone on in another one since
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: taken here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: suspends here
    rollBack();
}
task<> asserted() {
  const std::thread::id id = std::this_thread::get_id();
  co_await tick();
  assert(id == std::this_thread::get_id());
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'id' names the thread that ran before the co_await: the coroutine may have gone on in another one since
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: taken here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: suspends here
}
task<> thrown() {
  auto id = std::this_thread::get_id();
  co_await tick();
  if (id != std::this_thread::get_id())
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'id' names the thread that ran before the co_await: the coroutine may have gone on in another one since
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: taken here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: suspends here
    throw std::logic_error("thread");
}
task<> given(int signal) {
  const pthread_t self = pthread_self();
  co_await tick();
  pthread_kill(self, signal);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'self' names the thread that ran before the co_await: the coroutine may have gone on in another one since
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: taken here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: suspends here
}
task<> assigned(std::thread::id id, bool again) {
  id = std::this_thread::get_id();
  while (again)
    co_await tick();
  perThread(id);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'id' names the thread that ran before the co_await: the coroutine may have gone on in another one since
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: taken here
  // CHECK-MESSAGES: :[[@LINE-4]]:5: note: suspends here
}
task<> counted() {
  const int before = std::uncaught_exceptions();
  co_await tick();
  if (std::uncaught_exceptions() > before)
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: 'before' counts the exceptions in flight before the co_await: others may be in flight where the coroutine goes on
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: taken here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: suspends here
    rollBack();
}

// Used in time, or taken again.
task<> inTime(std::map<std::thread::id, int> &of) {
  const auto id = std::this_thread::get_id();
  if (owner() == id)
    rollBack();
  co_await tick();
}
task<> again(int signal) {
  pthread_t self = pthread_self();
  co_await tick();
  self = pthread_self();
  pthread_kill(self, signal);
}
task<> inLoop(bool goesOn) {
  while (goesOn) {
    const auto id = std::this_thread::get_id();
    if (owner() == id)
      rollBack();
    co_await tick();
  }
}
// A test of whether the thread is another one.
task<> moved() {
  const auto id = std::this_thread::get_id();
  co_await tick();
  if (id == std::this_thread::get_id())
    rollBack();
  assert(id != std::this_thread::get_id());
}
// Only to be printed, or to go back there.
task<> printed() {
  const auto id = std::this_thread::get_id();
  const auto self = pthread_self();
  co_await tick();
  std::cout << id << '\n';
  logs("%lu", self);
  co_await backTo(id);
}
task<> neverSuspends() {
  const auto id = std::this_thread::get_id();
  co_await std::suspend_never();
  if (owner() == id)
    rollBack();
}
task<> inLambda() {
  const auto id = std::this_thread::get_id();
  co_await [](std::thread::id other) -> task<> {
    co_await tick();
    perThread(other);
  }(id);
}
own::generator<int> iterated() {
  const auto id = std::this_thread::get_id();
  co_yield 1;
  perThread(id);
}
void noCoroutine() {
  const auto id = std::this_thread::get_id();
  perThread(id);
}
