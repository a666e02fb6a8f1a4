// RUN: %check_tidy %s async-dangling-capture %t -- -std=c++20 -I%inputs

// Lambdas that are called where they are written, or in the same scope.

#include "task.h"
#include <functional>
#include <string>
#include <vector>

using own::detached_task;
using own::eager_task;
using own::task;

void show(const std::string &);
task<> settle();
eager_task<> rest();
void spawn(task<>);

struct server {
  std::string name;
  std::vector<task<>> tasks;

  detached_task by_this() {
    [this]() -> detached_task {
      co_await settle();
      show(name);
    }();
    // CHECK-MESSAGES: :[[@LINE-4]]:5: warning: the lambda dies with this statement, but the coroutine that it starts uses its captured 'this' after that
    // CHECK-MESSAGES: :[[@LINE-5]]:5: note: the task runs on by itself from here
    // CHECK-MESSAGES: :[[@LINE-4]]:12: note: 'this' is used here
    co_return;
  }
  task<> returned() {
    return [this]() -> task<> {
      show(name);
      co_return;
    }();
    // CHECK-MESSAGES: :[[@LINE-4]]:12: warning: the lambda dies with this statement, but the coroutine that it starts uses its captured 'this' after that
    // CHECK-MESSAGES: :[[@LINE-5]]:5: note: the task is returned here
    // CHECK-MESSAGES: :[[@LINE-5]]:12: note: 'this' is used here
  }
  void kept_in_member() {
    tasks.push_back([this]() -> task<> {
      show(name);
      co_return;
    }());
    // CHECK-MESSAGES: :[[@LINE-4]]:21: warning: the lambda dies with this statement, but the coroutine that it starts uses its captured 'this' after that
    // CHECK-MESSAGES: :[[@LINE-5]]:5: note: the task is stored here
    // CHECK-MESSAGES: :[[@LINE-5]]:12: note: 'this' is used here
  }
};

void dropped(std::string text, int count) {
  [text, count]() -> detached_task {
    show("first");
    co_await settle();
    show(text + std::to_string(count));
  }();
  // CHECK-MESSAGES: :[[@LINE-5]]:3: warning: the lambda dies with this statement, but the coroutine that it starts uses its captured 'text' after that
  // CHECK-MESSAGES: :[[@LINE-6]]:3: note: the task runs on by itself from here
  // CHECK-MESSAGES: :[[@LINE-4]]:10: note: 'text' is used here
  // CHECK-MESSAGES: :[[@LINE-8]]:3: note: parameters let the coroutine's frame have copies
  [&text]() -> eager_task<> {
    co_await rest();
    show(text);
  }();
  // CHECK-MESSAGES: :[[@LINE-4]]:3: warning: the lambda dies with this statement, but the coroutine that it starts uses its captured 'text' after that
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: the task runs on by itself from here
  // CHECK-MESSAGES: :[[@LINE-4]]:10: note: 'text' is used here
  [text = std::move(text)]() -> detached_task {
    co_await settle();
    show(text);
  }();
  // CHECK-MESSAGES: :[[@LINE-4]]:3: warning: the lambda dies with this statement, but the coroutine that it starts uses its captured 'text' after that
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: the task runs on by itself from here
  // CHECK-MESSAGES: :[[@LINE-4]]:10: note: 'text' is used here
}

task<int> held(int n) {
  auto job = [n](int x) -> task<int> { co_return x + n; }(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: the lambda dies with this statement, but the coroutine that it starts uses its captured 'n' after that
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'job' holds the task from here
  // CHECK-MESSAGES: :[[@LINE-3]]:54: note: 'n' is used here
  co_return co_await job;
}
task<> collected(std::vector<std::string> names) {
  std::vector<task<>> all;
  for (const std::string &name : names)
    all.push_back([name]() -> task<> {
      show(name);
      co_return;
    }());
    // CHECK-MESSAGES: :[[@LINE-4]]:19: warning: the lambda dies with this statement, but the coroutine that it starts uses its captured 'name' after that
    // CHECK-MESSAGES: :[[@LINE-5]]:5: note: 'all' holds the task from here
    // CHECK-MESSAGES: :[[@LINE-5]]:12: note: 'name' is used here
    // CHECK-MESSAGES: :[[@LINE-7]]:19: note: parameters let the coroutine's frame have copies
  for (task<> &one : all)
    co_await one;
}
task<> by_name(std::string text) {
  auto work = [text]() -> task<> {
    show(text);
    co_return;
  };
  // CHECK-MESSAGES: :[[@LINE-4]]:15: warning: 'work' dies at the end of its scope, but the coroutine that it starts uses its captured 'text' after that
  // CHECK-MESSAGES: :[[@LINE+2]]:3: note: the task is returned here
  // CHECK-MESSAGES: :[[@LINE-5]]:10: note: 'text' is used here
  return work();
}
task<> by_function(std::string text) {
  std::function<task<>()> work = [text]() -> task<> {
    show(text);
    co_return;
  };
  // CHECK-MESSAGES: :[[@LINE-4]]:34: warning: 'work' dies at the end of its scope, but the coroutine that it starts uses its captured 'text' after that
  // CHECK-MESSAGES: :[[@LINE+2]]:3: note: the task is returned here
  // CHECK-MESSAGES: :[[@LINE-5]]:10: note: 'text' is used here
  return work();
}
template <typename F> auto traced(F &&run) {
  show("begins");
  return std::forward<F>(run)();
}
task<> through_a_helper(std::string text) {
  return traced([text]() -> task<> {
    show(text);
    co_return;
  });
  // CHECK-MESSAGES: :[[@LINE-4]]:17: warning: the lambda dies with this statement, but the coroutine that it starts uses its captured 'text' after that
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: the task is returned here
  // CHECK-MESSAGES: :[[@LINE-5]]:10: note: 'text' is used here
}
task<> invoked(std::string text) {
  return std::invoke([text]() -> task<> {
    show(text);
    co_return;
  });
  // CHECK-MESSAGES: :[[@LINE-4]]:22: warning: the lambda dies with this statement, but the coroutine that it starts uses its captured 'text' after that
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: the task is returned here
  // CHECK-MESSAGES: :[[@LINE-5]]:10: note: 'text' is used here
}
template <typename T> task<> in_a_template(T value) {
  return [value](auto more) -> task<> {
    show(std::to_string(value + more));
    co_return;
  }(1);
  // CHECK-MESSAGES: :[[@LINE-4]]:10: warning: the lambda dies with this statement, but the coroutine that it starts uses its captured 'value' after that
  // CHECK-MESSAGES: :[[@LINE-5]]:3: note: the task is returned here
  // CHECK-MESSAGES: :[[@LINE-5]]:25: note: 'value' is used here
}
template task<> in_a_template(int);

// Used by another name.
void aliased(std::vector<int> numbers, std::string text) {
  [numbers]() -> detached_task {
    for (int number : numbers) {
      show(std::to_string(number));
      co_await settle();
    }
  }();
  // CHECK-MESSAGES: :[[@LINE-6]]:3: warning: the lambda dies with this statement, but the coroutine that it starts uses its captured 'numbers' after that
  // CHECK-MESSAGES: :[[@LINE-7]]:3: note: the task runs on by itself from here
  // CHECK-MESSAGES: :[[@LINE-7]]:21: note: 'numbers' is used here
  // CHECK-MESSAGES: :[[@LINE-9]]:3: note: parameters let the coroutine's frame have copies
  [text]() -> detached_task {
    const std::string &same = text;
    co_await settle();
    show(same);
  }();
  // CHECK-MESSAGES: :[[@LINE-5]]:3: warning: the lambda dies with this statement, but the coroutine that it starts uses its captured 'text' after that
  // CHECK-MESSAGES: :[[@LINE-6]]:3: note: the task runs on by itself from here
  // CHECK-MESSAGES: :[[@LINE-4]]:10: note: 'text' is used here
  // CHECK-MESSAGES: :[[@LINE-8]]:3: note: parameters let the coroutine's frame have copies
}
