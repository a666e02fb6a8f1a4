// RUN: %check_tidy %s async-dangling-capture %t -- -std=c++20 -I%inputs/lib/seastar

// Continuations, and calls that run a lambda and do not keep it.

#include <seastar/core/coroutine.hh>
#include <seastar/core/future.hh>
#include <seastar/core/loop.hh>
#include <string>
#include <utility>
#include <vector>

using seastar::future;

future<> step(int);
void show(const std::string &);

struct store {
  std::string name;

  future<> continued() {
    return step(1).then([this]() -> future<> {
      co_await step(2);
      show(name);
    });
    // CHECK-MESSAGES: :[[@LINE-4]]:25: warning: 'seastar::future::then' destroys the lambda when its coroutine first suspends, but that uses its captured 'this' later
    // CHECK-MESSAGES: :[[@LINE-3]]:12: note: 'this' is used here
  }
  // Awaited or not, the continuation has it.
  future<> awaited() {
    co_await step(1).then([this]() -> future<> {
      co_await step(2);
      show(name);
    });
    // CHECK-MESSAGES: :[[@LINE-4]]:27: warning: 'seastar::future::then' destroys the lambda when its coroutine first suspends, but that uses its captured 'this' later
    // CHECK-MESSAGES: :[[@LINE-3]]:12: note: 'this' is used here
  }
  future<> moved(std::string text) {
    auto next = [text]() -> future<> {
      co_await step(2);
      show(text);
    };
    // CHECK-MESSAGES: :[[@LINE-4]]:17: warning: 'seastar::future::then' destroys the lambda when its coroutine first suspends, but that uses its captured 'text' later
    // CHECK-MESSAGES: :[[@LINE-3]]:12: note: 'text' is used here
    return step(1).then(std::move(next));
  }
  // Not used behind the first suspension.
  future<> early() {
    return step(1).then([this]() -> future<> {
      show(name);
      co_await step(2);
    });
  }
  // No coroutine: the task that it returns needs no lambda.
  future<> plain() {
    return step(1).then([this] {
      show(name);
      return step(2);
    });
  }
  future<> kept(std::vector<int> all) {
    return seastar::do_for_each(all, [this](int one) -> future<> {
      co_await step(one);
      show(name);
    });
  }
  // The caller's lambda lives as long as the caller waits.
  future<> borrowed(std::vector<int> all) {
    co_await seastar::parallel_for_each(all, [this](int one) -> future<> {
      co_await step(one);
      show(name);
    });
  }
  future<> borrowed_and_returned(std::vector<int> all) {
    return seastar::parallel_for_each(all, [this](int one) -> future<> {
      co_await step(one);
      show(name);
    });
    // CHECK-MESSAGES: :[[@LINE-4]]:44: warning: the lambda dies with this statement, but the coroutine that it starts uses its captured 'this' after that
    // CHECK-MESSAGES: :[[@LINE-5]]:5: note: the task is returned here
    // CHECK-MESSAGES: :[[@LINE-4]]:12: note: 'this' is used here
  }
};
