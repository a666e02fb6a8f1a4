// RUN: %check_tidy %s async-dropped-task %t --unsafe -- -std=c++20 -I%inputs
// What was fixed is silent: what is left stands where nothing can be awaited.
// RUN: not %async_tidy --checks=-*,async-dropped-task --format=concise --quiet $(dirname %t)/awaiters.cpp.cpp.config/awaiters.cpp.cpp -- -std=c++20 -I%inputs | FileCheck %s --check-prefix=LEFT --implicit-check-not=async-dropped-task
// LEFT: 'timer::wait' is dropped: nobody waits for it [async-dropped-task]
// LEFT-NEXT: 'Ready' is named and not awaited: the statement does nothing [async-dropped-task]

// What a coroutine can await, but is no task: an operation that it makes and
// does not wait for, an event that it only names.

#include "task.h"
#include <map>
#include <utility>
#include <vector>

struct [[maybe_unused]] event {
  void set();
  event &with(int Value);
  bool is_set() const;
  own::awaiter<void> operator co_await() const;
};
struct timer {
  own::awaiter<void> wait();
  own::awaiter<int> next(int Count) const;
};
// No coroutine of task's promise awaits it: it is for lvalues alone.
struct reused {
  own::awaiter<void> operator co_await() &;
};
reused reuse();
event make_event();

own::task<void> waits(timer &Timer, event &Ready) {
  Timer.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the operation made by 'timer::wait' is dropped: nobody waits for it [async-dropped-task]
  // CHECK-MESSAGES: :[[@LINE-2]]:9: note: 'co_await' waits for its end
  // CHECK-FIXES: co_await Timer.wait();
  Timer.next(1), Timer.next(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the operation made by 'timer::next' is dropped
  // CHECK-MESSAGES: :[[@LINE-2]]:9: note: 'co_await' waits for its end
  // CHECK-MESSAGES: :[[@LINE-3]]:24: warning: the operation made by 'timer::next' is dropped
  // CHECK-MESSAGES: :[[@LINE-4]]:24: note: 'co_await' waits for its end
  // CHECK-FIXES: co_await Timer.next(1), co_await Timer.next(2);
  (void)Timer.next(3);
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the operation made by 'timer::next' is dropped
  // CHECK-MESSAGES: :[[@LINE-2]]:15: note: 'co_await' waits for its end
  // CHECK-FIXES: (void)co_await Timer.next(3);
  std::suspend_always{};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the operation made by 'std::suspend_always' is dropped
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' waits for its end
  // CHECK-FIXES: co_await std::suspend_always{};
  Ready;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Ready' is named and not awaited: the statement does nothing [async-dropped-task]
  // CHECK-FIXES: co_await Ready;
  co_await Timer.wait();
  co_await Ready;
}

own::task<void> places(std::vector<event> &Events, event *Pointer, event (&Array)[2]) {
  Events[0];
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Events[0]' is named and not awaited: the statement does nothing
  // CHECK-FIXES: co_await Events[0];
  *Pointer;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: '*Pointer' is named and not awaited
  // CHECK-FIXES: co_await *Pointer;
  Array[1];
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Array[1]' is named and not awaited
  // CHECK-FIXES: co_await Array[1];
  co_return;
}

#define UNUSED(X) X

own::task<void> means_it(timer &Timer, event &Ready, event *Events) {
  // Nothing is made here.
  (void)Ready;
  UNUSED(Ready);
  // Kept, passed on.
  auto Wait = Timer.wait();
  co_await Wait;
  Ready.set();
  Ready = make_event();
  ++Events;
  // Cannot be awaited like this.
  reuse();
  // Makes an event where there is none.
  std::map<int, event> ByName;
  ByName[1];
  // Gives back itself.
  Ready.with(1);
  int Value = 0;
  Value;
  co_return;
}

// What is no coroutine, but would be one if it awaited.
own::task<void> lost_its_only_await(timer &Timer, event &Ready) {
  Timer.wait();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the operation made by 'timer::wait' is dropped: nobody waits for it
  Ready;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Ready' is named and not awaited: the statement does nothing
  return waits(Timer, Ready);
}

// No coroutine: an awaiter cannot be awaited here.
void plain(timer &Timer, event &Ready) {
  Timer.wait();
  Ready;
}

// A generator awaits nothing.
own::generator<int> numbers(timer &Timer) {
  Timer.wait();
  co_yield 1;
}
