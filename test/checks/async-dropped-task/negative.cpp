// RUN: %check_tidy %s async-dropped-task %t -- -std=c++20 -I%inputs
// CHECK-SILENT

#include "task.h"
#include <functional>
#include <tuple>
#include <vector>

using own::task;

task<int> fetch(int Id);

struct builder {
  using promise_type = task<int>::promise_type;
  builder &with(int Value);
  builder &operator=(int Value);
  own::awaiter<int> operator co_await() const;
};

void consume(task<int> Work);
int measure(const task<int> &Work);
own::detached_task start(task<int> Work);

task<int> forward() { return fetch(1); }

task<int> uses(builder B, std::vector<task<int>> &All) {
  // A builder gives back itself: nothing is made, nothing is lost.
  B.with(1).with(2);
  B = 3;
  // Awaited, stored, passed on, returned.
  int Sum = co_await fetch(1) + co_await fetch(2);
  auto Later = fetch(3);
  Sum += co_await Later;
  All.push_back(fetch(4));
  consume(fetch(5));
  measure(fetch(6));
  start(fetch(7));
  if (co_await fetch(8))
    co_await fetch(9);
  for (co_await fetch(10); co_await fetch(11); co_await fetch(12))
    ;
  Sum += ({ fetch(13); co_await fetch(14); }) // NOLINT(async-dropped-task)
      ;
  // Only named: nothing is made here.
  static_cast<void>(Later);
  // Unevaluated.
  using result = decltype(fetch(15));
  static_assert(sizeof(fetch(16)) > 0);
  static_assert(!noexcept(fetch(17)));
  // The lambda's value is its caller's.
  auto Make = [] { return fetch(18); };
  co_await Make();
  co_await std::invoke(fetch, 19);
  result Kept = co_await [] { return fetch(20); }() ? fetch(21) : fetch(22);
  co_return co_await Kept + Sum;
}

// Names a promise type, but is no type that its coroutine returns.
struct iterator {
  using promise_type = own::generator<int>::promise_type;
  iterator &operator++();
  own::awaiter<int> operator++(int);
};
iterator first();
class handle_holder {
  using promise_type = own::generator<int>::promise_type;

public:
  own::awaiter<int> operator co_await() const;
};
handle_holder holder();

// Some coroutine returns a handle of its own promise: others are no tasks.
template <typename T> struct own_promise : own::lazy_start {
  std::coroutine_handle<own_promise> get_return_object();
  void return_void();
};
template <typename T, typename... Args>
struct std::coroutine_traits<std::coroutine_handle<own_promise<T>>, Args...> {
  using promise_type = own_promise<T>;
};
std::coroutine_handle<> release();

void no_return_types() {
  first();
  first()++;
  ++first();
  holder();
  release();
}

// Look-alikes: named as a task, but no type of one.
namespace my {
template <typename T> struct task {};
struct future {};
task<int> fetch();
future async();
} // namespace my
void looks_alike() {
  my::fetch();
  my::async();
}
