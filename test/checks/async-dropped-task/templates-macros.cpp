// RUN: %check_tidy %s async-dropped-task %t -- -std=c++20 -I%inputs

#include "task.h"

using own::task;

task<int> fetch(int Id);
template <typename T> task<T> load(T Value);

// Found in the pattern, without an instance; no fix where the promise depends
// on the template's arguments.
template <typename T> task<T> pattern(T Value) {
  fetch(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'fetch' is dropped
  // CHECK-FIXES: fetch(1);
  co_return Value;
}

// Found in the instances alone, and once for all of them.
template <typename T> task<void> instance(T Value) {
  load(Value);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'load' is dropped
  // CHECK-FIXES: load(Value);
  co_return;
}
template task<void> instance(int);
template task<void> instance(char);

// The promise of a member depends on the class.
template <typename T> struct member {
  task<void> run() {
    fetch(2);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task returned by 'fetch' is dropped
    // CHECK-FIXES: fetch(2);
    co_return;
  }
};

// A branch that is never taken is no code; one that some instance may take is.
template <bool Eager> task<void> branch() {
  if constexpr (sizeof(int) == 1)
    load(1);
  if constexpr (Eager)
    load(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task returned by 'load' is dropped
  else
    co_await load(3);
}
template task<void> branch<false>();

#define TWICE(E) E, E
#define SPAWN() fetch(3)
#define RUN(E)                                                                 \
  do {                                                                         \
    E;                                                                         \
  } while (false)

// No fix inside a macro.
task<void> macros() {
  SPAWN();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'fetch' is dropped
  // CHECK-MESSAGES: note: expanded from macro 'SPAWN'
  // CHECK-FIXES: SPAWN();
  RUN(fetch(4));
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: the task returned by 'fetch' is dropped
  // CHECK-MESSAGES: note: expanded from macro 'RUN'
  // CHECK-FIXES: RUN(fetch(4));
  co_await fetch(5);
}

// A nested lambda has a body of its own, and is a coroutine of its own.
task<void> lambdas() {
  auto Plain = [] {
    fetch(6);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task returned by 'fetch' is dropped
    // CHECK-FIXES: fetch(6);
  };
  Plain();
  auto Coroutine = []() -> task<void> {
    fetch(7);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task returned by 'fetch' is dropped
    // CHECK-FIXES: co_await fetch(7);
    co_return;
  };
  co_await Coroutine();
}
