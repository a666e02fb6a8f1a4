// RUN: %check_tidy %s async-awaited-twice %t -- -std=c++20

// Tasks that are awaited or used again, and have nothing left.

#include <coroutine>
#include <functional>
#include <future>
#include <utility>
#include <vector>

template <typename T> struct promise_of {
  std::suspend_always initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void unhandled_exception();
  void return_value(T);
};
template <> struct promise_of<void> {
  std::suspend_always initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void unhandled_exception();
  void return_void();
};
template <typename T = void> struct task {
  struct promise_type : promise_of<T> {
    task get_return_object();
  };
  task() noexcept;
  task(task &&) noexcept;
  task &operator=(task &&) noexcept;
  ~task();
  struct awaiter {
    bool await_ready();
    void await_suspend(std::coroutine_handle<>);
    T await_resume();
  };
  awaiter operator co_await() && noexcept;
  awaiter operator co_await() & noexcept;
  void start();
  task then(std::function<void()>) &&;
};

task<int> fetch(int = 0);
task<> work();
task<> other();
task<> all(std::vector<task<>>);
template <typename... T> task<> both(T...);
void spawn(task<>);
void spawn_ref(task<> &&);
void look(const task<> &);
void use(int);
bool flag();
struct holder {
  explicit holder(task<>);
};

task<> awaited_twice() {
  auto Task = work();
  co_await std::move(Task);
  co_await std::move(Task);
    // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'Task' is awaited here, and has nothing left: 'co_await' has taken what it held before
    // CHECK-MESSAGES: :[[@LINE-3]]:22: note: it is taken here
}
task<> in_each_round() {
  auto Task = work();
  for (int I = 0; I < 3; ++I)
    co_await std::move(Task);
    // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'Task' is awaited in each round of the loop, and has nothing left after the first one
  auto Other = work();
  while (flag()) {
    if (flag())
      spawn(std::move(Other));
    co_await other();
  }
}
task<> asked_in_each_round() {
  auto Task = fetch();
  for (int I = 0; I < 3; ++I)
    if (co_await std::move(Task) == 1)
    // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: 'Task' is awaited in each round of the loop, and has nothing left after the first one
      co_return;
}
task<> spawned_before(task<> Task) {
  spawn(std::move(Task));
  co_await std::move(Task);
    // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'Task' is awaited here, and has nothing left: 'spawn' has taken what it held before
    // CHECK-MESSAGES: :[[@LINE-3]]:19: note: it is taken here
}
task<> used() {
  auto Task = fetch(), Second = fetch();
  use(co_await std::move(Task));
  use(co_await Task);
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: 'Task' is awaited here, and has nothing left: 'co_await' has taken what it held before
    // CHECK-MESSAGES: :[[@LINE-3]]:26: note: it is taken here
  co_await both(std::move(Second), other());
  Second.start();
    // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Second' is used here, and has nothing left: 'both' has taken what it held before
    // CHECK-MESSAGES: :[[@LINE-3]]:27: note: it is taken here
}
task<> in_a_join() {
  std::vector<task<>> Tasks;
  Tasks.push_back(work());
  co_await all(std::move(Tasks));
  co_await all(std::move(Tasks));
    // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'Tasks' is given away here, and has nothing left: 'all' has taken what it held before
    // CHECK-MESSAGES: :[[@LINE-3]]:26: note: it is taken here
}
task<> iterated() {
  std::vector<task<>> Tasks;
  Tasks.push_back(work());
  co_await all(std::move(Tasks));
  for (auto &Task : Tasks)
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'Tasks' is used here, and has nothing left: 'all' has taken what it held before
    // CHECK-MESSAGES: :[[@LINE-3]]:26: note: it is taken here
    co_await std::move(Task);
}
task<> on_some_paths() {
  auto Task = work();
  if (flag())
    co_await std::move(Task);
  co_await std::move(Task);
    // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'Task' is awaited here, and has nothing left: 'co_await' has taken what it held before
    // CHECK-MESSAGES: :[[@LINE-3]]:24: note: it is taken here
}
task<> moved_to_others() {
  auto First = work(), Second = work(), Third = work();
  auto Moved = std::move(First);
  co_await std::move(Moved);
  co_await std::move(First);
    // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'First' is awaited here, and has nothing left: another object has taken what it held before
    // CHECK-MESSAGES: :[[@LINE-4]]:26: note: it is taken here
  holder Holder(std::move(Second));
  look(Second);
    // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'Second' is used here, and has nothing left: another object has taken what it held before
    // CHECK-MESSAGES: :[[@LINE-3]]:27: note: it is taken here
  co_await std::move(Third).then([] {});
  co_await std::move(Third);
    // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'Third' is awaited here, and has nothing left: 'task::then' has taken what it held before
    // CHECK-MESSAGES: :[[@LINE-3]]:22: note: it is taken here
}
task<> in_a_lambda() {
  auto Task = work();
  auto Lambda = [Task = std::move(Task)]() mutable -> task<> {
    co_await std::move(Task);
    co_await std::move(Task);
    // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: 'Task' is awaited here, and has nothing left: 'co_await' has taken what it held before
    // CHECK-MESSAGES: :[[@LINE-3]]:24: note: it is taken here
  };
  co_await Lambda();
}
void in_a_plain_function() {
  auto Task = work();
  spawn(std::move(Task));
  spawn(std::move(Task));
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'Task' is given away here, and has nothing left: 'spawn' has taken what it held before
    // CHECK-MESSAGES: :[[@LINE-3]]:19: note: it is taken here
}
template <typename T> task<> in_a_template(T Value) {
  auto Task = fetch(Value);
  co_await std::move(Task);
  co_await std::move(Task);
    // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'Task' is awaited here, and has nothing left: 'co_await' has taken what it held before
    // CHECK-MESSAGES: :[[@LINE-3]]:22: note: it is taken here
}
template task<> in_a_template(int);
task<> behind_a_try() {
  auto Task = work();
  try {
    co_await std::move(Task);
  } catch (...) {
    use(1);
  }
  co_await std::move(Task);
    // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'Task' is awaited here, and has nothing left: 'co_await' has taken what it held before
    // CHECK-MESSAGES: :[[@LINE-6]]:24: note: it is taken here
}
task<> both_of_one() {
  auto Task = work();
  co_await both(std::move(Task), std::move(Task));
    // CHECK-MESSAGES: :[[@LINE-1]]:44: warning: 'Task' is given away here, and has nothing left: 'both' has taken what it held before
    // CHECK-MESSAGES: :[[@LINE-2]]:27: note: it is taken here
}
task<> each_twice(std::vector<task<>> Tasks) {
  for (auto &Task : Tasks) {
    co_await std::move(Task);
    spawn_ref(std::move(Task));
    // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: 'Task' is given away here, and has nothing left: 'co_await' has taken what it held before
    // CHECK-MESSAGES: :[[@LINE-3]]:24: note: it is taken here
  }
}
task<> of_a_binding() {
  auto [A, B] = std::pair{work(), work()};
  co_await std::move(A);
  co_await std::move(B);
  co_await std::move(A);
    // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'A' is awaited here, and has nothing left: 'co_await' has taken what it held before
    // CHECK-MESSAGES: :[[@LINE-4]]:22: note: it is taken here
}
#define AWAIT(TASK) co_await std::move(TASK)
task<> in_a_macro() {
  auto Task = work();
  AWAIT(Task);
  AWAIT(Task);
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: 'Task' is awaited here, and has nothing left: 'co_await' has taken what it held before
    // CHECK-MESSAGES: :[[@LINE-6]]:40: note: expanded from macro 'AWAIT'
    // CHECK-MESSAGES: :[[@LINE-4]]:9: note: it is taken here
}
int of_a_future() {
  std::future<int> Future = std::async([] { return 1; });
  const int First = Future.get();
  return First + Future.get();
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: 'Future' is used here, and has nothing left: 'std::future::get' has taken what it held before
    // CHECK-MESSAGES: :[[@LINE-3]]:21: note: it is taken here
}
