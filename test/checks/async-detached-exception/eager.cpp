// RUN: %check_tidy %s async-detached-exception %t -- -std=c++20 -I%inputs

// An eager task that is dropped on purpose runs on; what it throws is lost.
// (The check of dropped tasks reports those, where it runs too.)

#include "task.h"
#include <tuple>

own::eager_task<int> load(int Id) {
  if (Id < 0)
    throw Id;
  co_return Id;
}
own::eager_task<int> safe(int Id) {
  try {
    co_return co_await load(Id);
  } catch (...) {
  }
  co_return 0;
}
own::eager_task<int> elsewhere();

own::task<void> drops() {
  (void)load(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: an exception that leaves 'load' is lost: its task runs on its own once it is dropped on purpose
  // CHECK-MESSAGES: note: an exception is thrown here
  std::ignore = load(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: an exception that leaves 'load' is lost
  // CHECK-MESSAGES: note: an exception is thrown here
  (void)safe(3);
  (void)elsewhere();
  (void)co_await load(4);
  auto Kept = load(5);
  co_await Kept;
}
