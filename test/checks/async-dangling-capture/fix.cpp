// RUN: %check_tidy %s async-dangling-capture %t --unsafe -- -std=c++20 -I%inputs

// Parameters in the place of captures.

#include "task.h"
#include <string>

using own::detached_task;
using own::task;

void show(const std::string &);
task<> settle();

void starts(std::string text, int count) {
  [text, count]() -> detached_task {
    co_await settle();
    show(text + std::to_string(count));
  }();
  // CHECK-MESSAGES: :[[@LINE-4]]:3: warning: the lambda dies with this statement, but the coroutine that it starts uses its captured 'text' after that
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: the task runs on by itself from here
  // CHECK-MESSAGES: :[[@LINE-4]]:10: note: 'text' is used here
  // CHECK-MESSAGES: :[[@LINE-7]]:3: note: parameters let the coroutine's frame have copies
  // CHECK-FIXES: [](auto text, auto count) -> detached_task {
  // CHECK-FIXES: }(text, count);
}
