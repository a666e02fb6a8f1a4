// RUN: %check_tidy %s async-missing-co-await %t --unsafe -- -std=c++20 -I%inputs

#include "task.h"

own::eager_task<int> begin();
own::eager_task<void> run();

own::task<int> waits() {
  auto Answer = begin();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Answer' holds the task returned by 'begin' and is never awaited: its result and exception are lost
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: 'co_await' waits for its end
  // CHECK-FIXES: auto Answer = co_await begin();
  auto Running = run();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Running' holds the task returned by 'run' and is never awaited
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: 'co_await' waits for its end
  // CHECK-FIXES: co_await run();
  co_return 1;
}
