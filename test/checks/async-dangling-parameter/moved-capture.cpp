// RUN: %check_tidy %s async-dangling-parameter %t -- -std=c++20 -I%inputs

// A lambda that some function runs in the background gives its capture away by
// std::move, to a coroutine that takes no more than a reference.

#include "task.h"
#include <string>
#include <utility>
#include <vector>

using own::eager_task;

own::awaiter<void> pause();
void note(const std::string &);
struct gate {};
template <typename Work> void runInside(gate &, Work &&work);
template <typename Work> own::detached_task keepAndRun(Work work) { co_await work(); }
template <typename Work> eager_task<> runAndWait(gate &, Work work);

struct order {
  std::vector<std::string> Items;
};

struct shop {
  gate Gate;
  eager_task<> check(order &&given) {
    for (const std::string &Item : given.Items) {
      note(Item);
      co_await pause();
    }
  }
  eager_task<> checkOwn(order given) {
    for (const std::string &Item : given.Items) {
      note(Item);
      co_await pause();
    }
  }
  eager_task<> checkConst(const order &given) {
    for (const std::string &Item : given.Items) {
      note(Item);
      co_await pause();
    }
  }
  eager_task<> receive(order Order) {
    runInside(Gate, [this, Order]() mutable {
      return check(std::move(Order));
      // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'Order' dies with its lambda before the task of 'shop::check' uses it through 'given' [async-dangling-parameter]
      // CHECK-MESSAGES: :27:{{[0-9]+}}: note: 'shop::check' uses 'given' here, after it has suspended
      // CHECK-MESSAGES: :[[@LINE-3]]:7: note: the task is returned here; the lambda dies when its caller is done with it
    });
    runInside(Gate, [this, Order]() mutable { return checkOwn(std::move(Order)); });
    runInside(Gate, [this, Order] { return checkConst(Order); });
    runInside(Gate, [this, &Order]() mutable { return check(std::move(Order)); });
    runInside(Gate, [this, Order]() mutable -> eager_task<> { co_await check(std::move(Order)); });
    keepAndRun([this, Order]() mutable { return check(std::move(Order)); });
    co_await runAndWait(Gate, [this, Order]() mutable { return check(std::move(Order)); });
    co_await [this, Order]() mutable { return check(std::move(Order)); }();
    auto Kept = [this, Order]() mutable { return check(std::move(Order)); };
    co_await Kept();
    co_await check(std::move(Order));
  }
};
