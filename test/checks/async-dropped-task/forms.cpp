// RUN: %check_tidy %s async-dropped-task %t -- -std=c++20 -I%inputs

// Every way to drop a value, and the co_await that each one lacks.

#include "task.h"
#include <functional>
#include <tuple>

using own::task;

task<int> fetch(int Id);
task<void> touch();

task<void> statements(bool Flag, int Count) {
  fetch(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'fetch' is dropped: it is lazy, so the work is never started [async-dropped-task]
  // CHECK-FIXES: co_await fetch(1);
  (fetch(2));
  // CHECK-MESSAGES: :[[@LINE-1]]:4: warning: the task returned by 'fetch' is dropped
  // CHECK-FIXES: co_await (fetch(2));
  if (Flag)
    fetch(3);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task returned by 'fetch' is dropped
  // CHECK-FIXES: co_await fetch(3);
  else
    touch();
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task returned by 'touch' is dropped
  // CHECK-FIXES: co_await touch();
  while (Count-- > 0)
    touch();
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task returned by 'touch' is dropped
  // CHECK-FIXES: co_await touch();
  do
    touch();
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task returned by 'touch' is dropped
  // CHECK-FIXES: co_await touch();
  while (Count++ < 3);
  switch (Count) {
  case 1:
    touch();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task returned by 'touch' is dropped
    // CHECK-FIXES: co_await touch();
  }
  for (touch(); Flag; fetch(4))
    // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the task returned by 'touch' is dropped
    // CHECK-MESSAGES: :[[@LINE-2]]:23: warning: the task returned by 'fetch' is dropped
    // CHECK-FIXES: for (co_await touch(); Flag; co_await fetch(4))
    Flag = false;
  co_return;
}

task<void> commas(int N) {
  fetch(1), fetch(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'fetch' is dropped
  // CHECK-MESSAGES: :[[@LINE-2]]:13: warning: the task returned by 'fetch' is dropped
  // CHECK-FIXES: co_await fetch(1), co_await fetch(2);
  int Kept = (fetch(3), N);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the task returned by 'fetch' is dropped
  // CHECK-FIXES: int Kept = (co_await fetch(3), N);
  co_await touch(), co_await fetch(Kept);
}

task<void> discards() {
  (void)fetch(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the task returned by 'fetch' is dropped
  // CHECK-FIXES: (void)co_await fetch(1);
  static_cast<void>(fetch(2));
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the task returned by 'fetch' is dropped
  // CHECK-FIXES: static_cast<void>(co_await fetch(2));
  std::ignore = touch();
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the task returned by 'touch' is dropped
  // CHECK-FIXES: co_await touch();
  std::ignore = co_await fetch(3);
  (void)co_await fetch(4);
}

task<void> choices(bool Flag) {
  Flag ? fetch(1) : fetch(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the task returned by 'fetch' is dropped
  // CHECK-MESSAGES: :[[@LINE-2]]:21: warning: the task returned by 'fetch' is dropped
  // CHECK-FIXES: Flag ? co_await fetch(1) : co_await fetch(2);
  // Awaiting may give void, which std::ignore does not take: no fix.
  std::ignore = Flag ? fetch(5) : fetch(6);
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: the task returned by 'fetch' is dropped
  // CHECK-MESSAGES: :[[@LINE-2]]:35: warning: the task returned by 'fetch' is dropped
  // CHECK-FIXES: std::ignore = Flag ? fetch(5) : fetch(6);
  auto Kept = Flag ? fetch(3) : fetch(4);
  co_await Kept;
  co_await (Flag ? touch() : touch());
}

task<void> calls() {
  []() -> task<int> { co_return 1; }();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'a lambda' is dropped
  // CHECK-FIXES: co_await []() -> task<int> { co_return 1; }();
  std::invoke(fetch, 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the task returned by 'std::invoke' is dropped
  // CHECK-FIXES: co_await std::invoke(fetch, 1);
  auto *Pointer = &touch;
  Pointer();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'a function pointer' is dropped
  // CHECK-FIXES: co_await Pointer();
  struct {
    task<void> close();
  } Door, *Away = &Door;
  Door.close();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the task returned by
  // CHECK-FIXES: co_await Door.close();
  Away
      ->close();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the task returned by
  // CHECK-FIXES: co_await Away
  ({ touch(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: the task returned by 'touch' is dropped
  // CHECK-FIXES: ({ co_await touch(); });
  co_await ({ touch(); });
}

task<task<int>> outer();

task<void> nested() {
  co_await outer();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'co_await' is dropped
  // CHECK-FIXES: co_await co_await outer();
  co_await co_await outer();
}

task<void> handlers() {
  try {
    co_await touch();
  } catch (...) {
    // A co_await is ill-formed here: no fix.
    touch();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task returned by 'touch' is dropped
    // CHECK-FIXES: touch();
  }
}

// No coroutine: no fix, in main and in a test body as well.
void plain() {
  fetch(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'fetch' is dropped
  // CHECK-FIXES: fetch(1);
}

int main() {
  touch();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'touch' is dropped
  auto Later = [] { fetch(2); };
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the task returned by 'fetch' is dropped
  Later();
}
