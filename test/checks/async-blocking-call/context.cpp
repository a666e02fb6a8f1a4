// RUN: %check_tidy %s async-blocking-call %t -- -std=c++20 -I%inputs

// Whose thread a statement blocks: that of the innermost function.

#include "task.h"
#include <algorithm>
#include <functional>
#include <future>
#include <mutex>
#include <thread>
#include <variant>
#include <vector>

using namespace std::chrono_literals;
using own::task;

void run(std::function<void()> Later);

task<void> lambdas(std::vector<int> Items, std::variant<int, char> Either) {
  // Run right here.
  [] { std::this_thread::sleep_for(1s); }();
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'std::this_thread::sleep_for' blocks
  std::for_each(Items.begin(), Items.end(),
                [](int) { std::this_thread::sleep_for(1s); });
  // CHECK-MESSAGES: :[[@LINE-1]]:45: warning: 'std::this_thread::sleep_for' blocks
  std::ranges::for_each(Items, [](int) { std::this_thread::sleep_for(1s); });
  // CHECK-MESSAGES: :[[@LINE-1]]:60: warning: 'std::this_thread::sleep_for' blocks
  std::visit([](auto) { std::this_thread::sleep_for(1s); }, Either);
  // CHECK-MESSAGES: :[[@LINE-1]]:43: warning: 'std::this_thread::sleep_for' blocks
  static std::once_flag Once;
  std::call_once(Once, [] { std::this_thread::sleep_for(1s); });
  // CHECK-MESSAGES: :[[@LINE-1]]:47: warning: 'std::this_thread::sleep_for' blocks
  // Run later, or elsewhere.
  run([] { std::this_thread::sleep_for(1s); });
  std::thread([] { std::this_thread::sleep_for(1s); }).detach();
  auto Kept = std::async([] { std::this_thread::sleep_for(1s); });
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'std::future::~future' blocks {{.*}}: it waits for the work when the future that it returns is dropped
  [](auto Time) { std::this_thread::sleep_for(Time); }(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:37: warning: 'std::this_thread::sleep_for' blocks
  auto Named = [] { std::this_thread::sleep_for(1s); };
  run(Named);
  co_return;
}

// A coroutine lambda is a coroutine wherever it stands.
void start() {
  auto Lambda = []() -> task<void> {
    std::this_thread::sleep_for(1s);
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'std::this_thread::sleep_for' blocks
    co_return;
  };
  std::this_thread::sleep_for(1s);
}

// Returns a task without being a coroutine: its caller is one.
task<void> forwards() {
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::this_thread::sleep_for' blocks the event loop that runs this async function
  return lambdas({}, {});
}

// Nothing can await it, but a loop resumes it.
own::detached_task detached() {
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::this_thread::sleep_for' blocks
  co_await lambdas({}, {});
}

// Runs wherever it is iterated.
own::generator<int> generates() {
  std::this_thread::sleep_for(1s);
  co_yield 1;
}

struct local {
  task<void> method() {
    struct inner {
      void plain() { std::this_thread::sleep_for(1s); }
      task<void> coroutine() {
        std::this_thread::sleep_for(1s);
        // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'std::this_thread::sleep_for' blocks
        co_return;
      }
    };
    co_await inner().coroutine();
  }
};

// In every place of a body.
task<int> places(bool Flag, std::future<int> Result) {
  int Value = Result.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'std::future::get' blocks
  if (Result.get())
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'std::future::get' blocks
    Value += Flag ? Result.get() : 1;
  // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: 'std::future::get' blocks
  co_await own::awaiter<int>{};
  try {
    co_await lambdas({}, {});
  } catch (...) {
    std::this_thread::sleep_for(1s);
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'std::this_thread::sleep_for' blocks
  }
  co_return Result.get() + Value;
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'std::future::get' blocks
}

void plain() { std::this_thread::sleep_for(1s); }

int main() {
  std::this_thread::sleep_for(1s);
  std::future<int> Result = std::async([] { return 1; });
  return Result.get();
}
