// RUN: %check_tidy %s async-dropped-task %t -- -std=c++20 -I%inputs

// Tasks that run by themselves, and with which nothing is lost.

#include "task.h"
#include <stdexcept>

using own::eager_task;
using own::task;

void work();
void log(const char *Words);

eager_task<> guarded() {
  try {
    work();
  } catch (const std::exception &Error) {
    log(Error.what());
  } catch (...) {
    log("unknown");
  }
  co_return;
}
eager_task<> guarded_whole() try {
  work();
  co_return;
} catch (...) {
  log("unknown");
}

// Look-alikes: some exception gets out, or there is a value.
eager_task<> guards_some() {
  try {
    work();
  } catch (const std::exception &Error) {
    log(Error.what());
  }
  co_return;
}
eager_task<> throws_on() {
  try {
    work();
  } catch (...) {
    log("unknown");
    throw;
  }
  co_return;
}
eager_task<> works_before() {
  work();
  try {
    work();
  } catch (...) {
  }
  co_return;
}
eager_task<int> has_value() {
  try {
    co_return 1;
  } catch (...) {
  }
  co_return 0;
}
task<> lazy_guarded() {
  try {
    work();
  } catch (...) {
  }
  co_return;
}
void helper() { work(); }
eager_task<> calls_helper() {
  helper();
  co_return;
}
void thrower() { throw std::runtime_error("no"); }
eager_task<> calls_thrower() {
  thrower();
  co_return;
}
eager_task<> suspends() { co_await calls_helper(); }
eager_task<> awaits_thrower() { co_await calls_thrower(); }
task<> guarded_later();
eager_task<> elsewhere();
struct service {
  virtual eager_task<> run() {
    try {
      work();
    } catch (...) {
    }
    co_return;
  }
};

void drops(service &Any) {
  guarded();
  guarded_whole();
  // None is seen to get out, and nothing here could await it: a slot.
  guards_some();
  works_before();
  calls_helper();
  suspends();
  awaits_thrower();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: {{.*}}'awaits_thrower'
  calls_thrower();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: {{.*}}'calls_thrower'
  throws_on();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: {{.*}}'throws_on'
  has_value();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: {{.*}}'has_value'
  lazy_guarded();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: {{.*}}'lazy_guarded'
  elsewhere();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: {{.*}}'elsewhere'
  Any.run();
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: {{.*}}'service::run'
}

// What could await it may have forgotten to.
task<> drops_in_coroutine() {
  guarded();
  // They have ended when the call returns.
  guards_some();
  works_before();
  suspends();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: {{.*}}'suspends'
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' waits for its end
  calls_thrower();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: {{.*}}'calls_thrower'
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' waits for its end
  co_return;
}
task<> drops_alone() {
  suspends();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: {{.*}}'suspends'
  return guarded_later();
}

own::generator<int> numbers() {
  suspends();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: {{.*}}'suspends'
  co_yield 1;
}

// A test's macro makes the task in order to see what that throws.
#define EXPECT_THROWS(Statement, Type)                                         \
  try {                                                                        \
    if (true) {                                                                \
      Statement;                                                               \
    }                                                                          \
    log("nothing was thrown");                                                 \
  } catch (const Type &) {                                                     \
  }
#define ALSO(Statement) Statement

void tests() {
  EXPECT_THROWS(elsewhere(), std::exception);
  // One that does not run throws nothing either.
  EXPECT_THROWS(lazy_guarded(), std::exception);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: {{.*}}'lazy_guarded'
  // CHECK-MESSAGES: note: expanded from macro 'EXPECT_THROWS'
  try {
    elsewhere();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}}'elsewhere'
    ALSO(elsewhere());
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: {{.*}}'elsewhere'
    // CHECK-MESSAGES: note: expanded from macro 'ALSO'
  } catch (const std::exception &) {
  }
}
