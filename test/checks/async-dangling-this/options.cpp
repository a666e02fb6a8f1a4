// RUN: %check_tidy %s async-dangling-this %t \
// RUN:   --option AllowedClasses='app::*' -- -std=c++20 -I%inputs

#include "task.h"
#include <memory>

void use(int number);

namespace app {
struct session : std::enable_shared_from_this<session> {
  own::detached_task run() {
    co_await own::awaiter<void>();
    use(count);
  }
  void start() { run(); }
  int count = 0;
};
} // namespace app
struct other : std::enable_shared_from_this<other> {
  own::detached_task run() {
    co_await own::awaiter<void>();
    use(count);
  }
  void start() { run(); }
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'other::run' goes on with an object that may be gone: its holders do not wait for the coroutine, which holds nothing itself [async-dangling-this]
  // CHECK-MESSAGES: :[[@LINE-2]]:18: note: the task runs on by itself from here
  // CHECK-MESSAGES: :[[@LINE-6]]:5: note: the object may go while this suspends
  // CHECK-MESSAGES: :[[@LINE-6]]:9: note: and is used here
  int count = 0;
};
