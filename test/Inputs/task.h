// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A project's own task types, of which no model knows.
#ifndef ASYNC_TIDY_TEST_TASK_H
#define ASYNC_TIDY_TEST_TASK_H

#include <coroutine>
#include <exception>
#include <utility>

namespace own {

struct lazy_start {
  std::suspend_always initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void unhandled_exception() noexcept { std::terminate(); }
};

struct eager_start : lazy_start {
  std::suspend_never initial_suspend() noexcept { return {}; }
};

template <typename Task, typename T> struct lazy_promise : lazy_start {
  Task get_return_object();
  void return_value(T);
};
template <typename Task> struct lazy_promise<Task, void> : lazy_start {
  Task get_return_object();
  void return_void() noexcept {}
};

template <typename Task, typename T> struct eager_promise : eager_start {
  Task get_return_object();
  void return_value(T);
};
template <typename Task> struct eager_promise<Task, void> : eager_start {
  Task get_return_object();
  void return_void() noexcept {}
};

template <typename T> struct awaiter {
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>) const noexcept;
  T await_resume() const;
};

/// Starts when it is awaited.
template <typename T = void> struct task {
  using promise_type = lazy_promise<task, T>;
  awaiter<T> operator co_await() const noexcept;
};

/// Runs at once; can be awaited.
template <typename T = void> struct eager_task {
  using promise_type = eager_promise<eager_task, T>;
  awaiter<T> operator co_await() const noexcept;
};

/// Runs at once; nothing can await it.
struct detached_task {
  using promise_type = eager_promise<detached_task, void>;
};

/// Produces values for whoever iterates it.
template <typename T> struct generator {
  struct promise_type : lazy_start {
    generator get_return_object();
    std::suspend_always yield_value(T) noexcept;
    void return_void() noexcept {}
    void await_transform() = delete;
  };
  T *begin();
  T *end();
};

} // namespace own

#endif
