// RUN: %check_tidy %s async-missing-co-await %t -- -std=c++20 -I%inputs

// Coroutines given to what throws their tasks away, and tasks without one.

#include "task.h"
#include <algorithm>
#include <functional>
#include <thread>
#include <vector>

using own::eager_task;
using own::task;

task<void> touch();
task<int> fetch(int Id);
eager_task<void> run();
own::detached_task start();
void post(std::function<void()> Work);
void on_done(std::function<void(int)> Done);
void spawn(std::function<task<void>()> Work);
template <typename F> void launch(F &&) {}

struct functor {
  task<void> operator()(int) const;
};

void callbacks(std::vector<int> &Ids) {
  std::function<void()> Work = []() -> task<void> { co_await touch(); };
  // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: 'std::function<void ()>' throws away the task that this callable returns: it is lazy, so the work is never started [async-missing-co-await]
  post([]() -> task<void> { co_await touch(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'std::function<void ()>' throws away the task that this callable returns
  post(touch);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'std::function<void ()>' throws away the task that this callable returns
  on_done(functor());
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'std::function<void (int)>' throws away the task that this callable returns
  auto Named = [](int Id) -> task<void> { co_await fetch(Id); };
  on_done(Named);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'std::function<void (int)>' throws away the task that this callable returns
  std::for_each(Ids.begin(), Ids.end(), [](int Id) -> task<void> { co_await fetch(Id); });
  // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: 'std::for_each' throws away the task that this callable returns
  std::ranges::for_each(Ids, [](int Id) { return fetch(Id); });
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: 'std::ranges::for_each' throws away the task that this callable returns
  std::thread Thread(touch);
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'std::thread' throws away the task that this callable returns
  std::jthread Joined([]() -> task<void> { co_await touch(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'std::jthread' throws away the task that this callable returns
}

void kept(std::vector<int> &Ids) {
  spawn([]() -> task<void> { co_await touch(); });
  launch([]() -> task<void> { co_await touch(); });
  std::function<task<void>()> Maker = touch;
  std::function<void()> Copy = [] {};
  std::function<void()> Other = Copy;
  // An eager one runs; a background one is meant to.
  post([]() -> eager_task<void> { co_await touch(); });
  post(start);
  post(run);
  std::vector<task<int>> Tasks;
  std::transform(Ids.begin(), Ids.end(), std::back_inserter(Tasks), fetch);
  for (auto &Task : Tasks)
    launch(Task);
  std::for_each(Ids.begin(), Ids.end(), [](int Id) { launch(fetch(Id)); });
  auto Generic = [](auto Id) -> task<void> { co_await fetch(Id); };
  launch(Generic);
}

// A task with nothing behind it.
template <typename T> struct owner {
  using promise_type = own::lazy_promise<owner, T>;
  own::awaiter<T> operator co_await() const noexcept;
  owner() noexcept : Handle(nullptr) {}
  explicit owner(T);
  std::coroutine_handle<promise_type> Handle;
};
struct ready {
  using promise_type = own::lazy_promise<ready, int>;
  own::awaiter<int> operator co_await() const noexcept;
  ready() : Frame(make()) {}
  static void *make();
  void *Frame;
};
owner<int> compute();
owner<int> empty(int Id) {
  if (Id == 1)
    return {};
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'empty' returns an empty task: no coroutine stands behind it that could be awaited [async-missing-co-await]
  if (Id == 2)
    return owner<int>();
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'empty' returns an empty task
  if (Id == 3)
    return owner<int>{};
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: 'empty' returns an empty task
  auto Later = [] { return compute(); };
  return Id == 4 ? compute() : Later();
}
owner<int> made() { return owner<int>(1); }
owner<int> coroutine() { co_return int(); }
// Its default constructor may make a finished one.
ready at_once() { return {}; }
own::detached_task background() { return {}; }
struct holder {
  owner<int> get_return_object() { return {}; }
};
