// RUN: %check_tidy %s async-dropped-task %t --unsafe -- -std=c++20 -I%inputs

// An eager task runs already: awaiting it is for the author to decide.

#include "task.h"

own::eager_task<int> eager();

own::task<void> drops() {
  eager();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'eager' is dropped: its result and exception are lost [async-dropped-task]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' waits for its end
  // CHECK-FIXES: co_await eager();
  co_return;
}
