// RUN: %check_tidy %s async-dropped-task %t -- -std=c++20

// A first awaiter that suspends may hand the coroutine to whoever runs it at
// once; and what else a coroutine is given may choose its promise.

#include <coroutine>

struct pool {
  void add(std::coroutine_handle<>);
};
pool &workers();

template <typename Start> struct promise_of {
  Start initial_suspend() noexcept { return {}; }
  std::suspend_never final_suspend() noexcept { return {}; }
  void unhandled_exception() noexcept {}
  void return_void() noexcept {}
};
struct awaitable {
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<>) noexcept {}
  void await_resume() const noexcept {}
};

// It is handed to a pool: dropped, it runs.
struct posted : std::suspend_always {
  void await_suspend(std::coroutine_handle<> Handle) noexcept { workers().add(Handle); }
};
struct posted_task : awaitable {
  struct promise_type : promise_of<posted> {
    posted_task get_return_object() { return {}; }
  };
};
posted_task runs_on_pool();

// So does one that is resumed, or given back to be.
struct resumed : std::suspend_always {
  void await_suspend(std::coroutine_handle<> Handle) noexcept { Handle.resume(); }
};
struct resumed_task : awaitable {
  struct promise_type : promise_of<resumed> {
    resumed_task get_return_object() { return {}; }
  };
};
resumed_task is_resumed();
struct given_back : std::suspend_always {
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> Handle) noexcept { return Handle; }
};
struct given_task : awaitable {
  struct promise_type : promise_of<given_back> {
    given_task get_return_object() { return {}; }
  };
};
given_task is_given_back();

// It is kept for later: dropped, it never runs.
struct kept : std::suspend_always {
  std::coroutine_handle<> Waiting;
  void await_suspend(std::coroutine_handle<> Handle) noexcept { Waiting = Handle; }
};
struct kept_task : awaitable {
  struct promise_type : promise_of<kept> {
    kept_task get_return_object() { return {}; }
  };
};
kept_task waits();

// The promise is one or the other by what else the coroutine is given.
struct on_pool {};
template <typename T> struct result : awaitable {};
template <typename T> struct result_promise : promise_of<std::suspend_never> {
  result<T> get_return_object() { return {}; }
};
template <typename T> struct pool_promise : promise_of<posted> {
  result<T> get_return_object() { return {}; }
};
template <typename T, typename... A> struct std::coroutine_traits<result<T>, A...> {
  using promise_type = result_promise<T>;
};
template <typename T, typename... A> struct std::coroutine_traits<result<T>, on_pool, A...> {
  using promise_type = pool_promise<T>;
};
result<int> defined() { co_return; }
result<int> defined_for(on_pool) { co_return; }
result<int> plain();
result<int> tagged(on_pool);

void drops() {
  runs_on_pool();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'runs_on_pool' is dropped: its result and exception are lost
  is_resumed();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'is_resumed' is dropped: its result and exception are lost
  is_given_back();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'is_given_back' is dropped: its result and exception are lost
  waits();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'waits' is dropped: it is lazy, so the work is never started
  plain();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'plain' is dropped: its result and exception are lost
  tagged({});
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'tagged' is dropped: its result and exception are lost
}
