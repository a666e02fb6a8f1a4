// RUN: %check_tidy %s async-dangling-capture %t --unsafe -- -std=c++23 -I%inputs

// this auto.

#include "task.h"
#include <string>

using own::detached_task;
using own::task;

void show(const std::string &);
task<> settle();

struct server {
  std::string name;
  void start(std::string text) {
    [this, text](int count) -> detached_task {
      co_await settle();
      show(name + text + std::to_string(count));
    }(1);
    // CHECK-MESSAGES: :[[@LINE-4]]:5: warning: the lambda dies with this statement, but the coroutine that it starts uses its captured 'this' after that
    // CHECK-MESSAGES: :[[@LINE-5]]:5: note: the task runs on by itself from here
    // CHECK-MESSAGES: :[[@LINE-4]]:12: note: 'this' is used here
    // CHECK-MESSAGES: :[[@LINE-7]]:5: note: 'this auto' lets the coroutine's frame have the lambda
    // CHECK-FIXES: [this, text](this auto, int count) -> detached_task {
    // The frame has the lambda.
    [this, text](this auto self, int count) -> detached_task {
      co_await settle();
      show(name + text + std::to_string(count));
    }(1);
    // Of a reference it has no more than that.
    [this, text](this auto &&self, int count) -> detached_task {
      co_await settle();
      show(name + text + std::to_string(count));
    }(1);
    // CHECK-MESSAGES: :[[@LINE-4]]:5: warning: the lambda dies with this statement, but the coroutine that it starts uses its captured 'this' after that
    // CHECK-MESSAGES: :[[@LINE-5]]:5: note: the task runs on by itself from here
    // CHECK-MESSAGES: :[[@LINE-4]]:12: note: 'this' is used here
    // What changes its captures cannot be a const copy.
    [text]() mutable -> detached_task {
      co_await settle();
      text += "!";
    }();
    // CHECK-MESSAGES: :[[@LINE-4]]:5: warning: the lambda dies with this statement, but the coroutine that it starts uses its captured 'text' after that
    // CHECK-MESSAGES: :[[@LINE-5]]:5: note: the task runs on by itself from here
    // CHECK-MESSAGES: :[[@LINE-4]]:7: note: 'text' is used here
  }
  void start_named(std::string text) {
    auto work = [&text]() -> detached_task {
      co_await settle();
      show(text);
    };
    // CHECK-MESSAGES: :[[@LINE-4]]:17: warning: 'work' dies at the end of its scope, but the coroutine that it starts uses its captured 'text' after that
    // CHECK-MESSAGES: :[[@LINE+4]]:5: note: the task runs on by itself from here
    // CHECK-MESSAGES: :[[@LINE-4]]:12: note: 'text' is used here
    // CHECK-MESSAGES: :[[@LINE-7]]:17: note: 'this auto' lets the coroutine's frame have the lambda
    // CHECK-FIXES: auto work = [&text](this auto) -> detached_task {
    work();
  }
};
