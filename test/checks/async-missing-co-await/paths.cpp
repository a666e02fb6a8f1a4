// RUN: %check_tidy %s async-missing-co-await %t -- -std=c++20 -I%inputs

// Tasks that are awaited on some paths only, or that another one replaces.

#include "task.h"

using own::eager_task;
using own::task;

task<int> fetch(int Id);
eager_task<int> begin(int Id);
void use(int);
void log();

task<void> branches(bool Flag, bool Other) {
  auto Then = fetch(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the task in 'Then' is awaited on some paths only [async-missing-co-await]
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: not awaited where this condition is false
  if (Flag)
    use(co_await Then);
  auto Else = fetch(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the task in 'Else' is awaited on some paths only
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: not awaited where this condition is true
  if (Flag) {
    log();
  } else {
    use(co_await Else);
  }
  auto Nested = fetch(3);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the task in 'Nested' is awaited on some paths only
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: not awaited where this condition is false
  if (Flag) {
    if (Other)
      use(co_await Nested);
  }
  auto Eager = begin(4);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the task in 'Eager' is awaited on some paths only
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: not awaited where this condition is false
  if (Flag)
    use(co_await Eager);
  log();
}

task<void> in_loop(int Count) {
  for (int I = 0; I < Count; ++I) {
    auto Each = fetch(I);
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the task in 'Each' is awaited on some paths only
    // CHECK-MESSAGES: :[[@LINE+1]]:5: note: not awaited where this condition is false
    if (I > 3)
      use(co_await Each);
    log();
  }
}

task<void> overwritten(int Count) {
  auto Work = fetch(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Work' is given another task before the one returned by 'fetch' is awaited: the first is lazy and never started [async-missing-co-await]
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: overwritten here
  Work = fetch(2);
  use(co_await Work);
  auto Eager = begin(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Eager' is given another task before the one returned by 'begin' is awaited: the first one's result and exception are lost [async-missing-co-await]
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: overwritten here
  Eager = begin(2);
  use(co_await Eager);
  task<int> Last;
  for (int I = 0; I < Count; ++I)
    Last = fetch(I);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: 'Last' is given another task before the one returned by 'fetch' is awaited
  // CHECK-MESSAGES: :[[@LINE-2]]:5: note: the loop's next round overwrites it
  use(co_await Last);
}

task<void> either(bool Flag) {
  auto Work = fetch(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Work' is given another task before the one returned by 'fetch' is awaited
  // CHECK-MESSAGES: :[[@LINE+2]]:5: note: overwritten here
  if (Flag)
    Work = fetch(2);
  else
    Work = fetch(3);
  use(co_await Work);
}

// The first is awaited, the second is not.
task<void> again() {
  auto Work = fetch(1);
  use(co_await Work);
  Work = fetch(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Work' holds the task returned by 'fetch' and is never awaited
}
