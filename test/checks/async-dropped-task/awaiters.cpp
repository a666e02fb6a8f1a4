// RUN: %check_tidy %s async-dropped-task %t --unsafe -- -std=c++20 -I%inputs
// What was fixed is silent.
// RUN: %async_tidy --checks=-*,async-dropped-task $(dirname %t)/awaiters.cpp.cpp.config/awaiters.cpp.cpp -- -std=c++20 -I%inputs

// What a coroutine can await, but is no task: an operation that it makes and
// does not wait for, an event that it only names.

#include "task.h"
#include <utility>

struct [[maybe_unused]] event {
  void set();
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
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the operation made by 'timer::wait' is dropped: this coroutine does not wait for it [async-dropped-task]
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
  int Value = 0;
  Value;
  co_return;
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
