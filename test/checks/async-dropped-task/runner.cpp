// RUN: %check_tidy %s async-dropped-task %t --unsafe -- -std=c++20 -I%inputs/lib/cppcoro

// Outside a coroutine the library's own runner is named.

#include <cppcoro/sync_wait.hpp>
#include <cppcoro/task.hpp>

cppcoro::task<int> work(int Size);

void test_body() {
  work(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'work' is dropped
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: outside a coroutine, 'cppcoro::sync_wait(work(1))' runs it
  // CHECK-FIXES: cppcoro::sync_wait(work(1));
}
