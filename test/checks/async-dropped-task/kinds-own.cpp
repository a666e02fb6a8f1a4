// RUN: %check_tidy %s async-dropped-task %t -- -std=c++20 -I%inputs

// Where a project's own promises are found, and what their start is read off.

#include "task.h"
#include <future>

template <typename T> struct awaited {
  own::awaiter<T> operator co_await() const;
};

// Nested in a template in a template, made of a handle by conversion.
template <typename Executor> struct runtime {
  template <typename T> class [[nodiscard]] task : public awaited<T> {
  public:
    struct promise_type {
      std::coroutine_handle<promise_type> get_return_object();
      std::suspend_always initial_suspend() noexcept;
      std::suspend_always final_suspend() noexcept;
      void unhandled_exception();
      void return_value(T);
    };
    task(std::coroutine_handle<promise_type>);
  };
};
runtime<int>::task<int> nested();

// The promise's parts come from a CRTP base and by using declarations.
template <typename Derived> class start_base {
public:
  auto initial_suspend() noexcept { return std::suspend_never{}; }
  auto final_suspend() noexcept { return std::suspend_always{}; }
  void unhandled_exception();
};
namespace detail {
template <typename Task> class promise : start_base<promise<Task>> {
public:
  using start_base<promise<Task>>::initial_suspend;
  using start_base<promise<Task>>::final_suspend;
  using start_base<promise<Task>>::unhandled_exception;
  Task get_return_object();
  void return_void();
};
} // namespace detail
struct by_base : awaited<void> {
  using promise_type = detail::promise<by_base>;
};
by_base based();

// Aliases of aliases, of templates.
template <typename T> struct expected {};
template <typename T> using result = own::task<expected<T>>;
using reply = result<int>;
reply aliased();

// std::coroutine_traits for one type, for a template of somebody else, and by
// the first parameter.
struct plain_handle : awaited<int> {};
template <typename... Args> struct std::coroutine_traits<plain_handle, Args...> {
  struct promise_type : own::lazy_start {
    plain_handle get_return_object();
    void return_value(int);
  };
};
plain_handle specialised();

template <typename T, typename... Args> struct std::coroutine_traits<std::future<T>, Args...> {
  struct promise_type : own::eager_start {
    std::future<T> get_return_object();
    void return_value(T);
  };
};
std::future<int> foreign();
own::task<void> awaits_future(std::future<int> F);

// An awaiter of the project's own: one that derives from the standard's, one
// whose answer is constant, one that may say either.
struct traced_always : std::suspend_always {
  void await_resume() const noexcept {}
};
struct maybe {
  bool Ready = false;
  bool await_ready() const noexcept { return Ready; }
  void await_suspend(std::coroutine_handle<>) noexcept;
  void await_resume() noexcept;
};
struct starts_traced : awaited<void> {
  struct promise_type : own::lazy_start {
    starts_traced get_return_object();
    traced_always initial_suspend() noexcept;
    void return_void();
  };
};
struct starts_maybe : awaited<void> {
  struct promise_type : own::lazy_start {
    starts_maybe get_return_object();
    maybe initial_suspend() noexcept;
    void return_void();
  };
};
starts_traced traced();
starts_maybe undecided();

// Nothing awaits them: left to themselves, by whichever way they start.
struct background {
  struct promise_type : own::eager_start {
    background get_return_object();
    void return_void();
  };
};
struct background_task : background {};
background run_in_background();
background_task derived_background();

// What nobody takes starts when it dies, whatever else could await it.
template <typename T> struct started_late : awaited<T> {
  struct promise_type : own::lazy_start {
    started_late get_return_object();
    void return_void();
  };
  ~started_late() {
    if (handle_.done())
      handle_.destroy();
    else
      handle_.resume();
  }
  std::coroutine_handle<promise_type> handle_;
};
started_late<int> starts_late();
struct called_late : awaited<void> {
  struct promise_type : own::lazy_start {
    called_late get_return_object();
    void return_void();
  };
  ~called_late() { handle_(); }
  std::coroutine_handle<> handle_;
};
called_late calls_late();
// Who resumes something else, or from a lambda that may never run, starts nothing.
struct timer {
  void resume();
};
struct stopped : awaited<void> {
  struct promise_type : own::lazy_start {
    stopped get_return_object();
    void return_void();
  };
  ~stopped() {
    timer_.resume();
    [[maybe_unused]] auto later = [this] { handle_.resume(); };
    handle_.destroy();
  }
  std::coroutine_handle<> handle_;
  timer timer_;
};
stopped stops();

own::task<void> drops() {
  starts_late();
  calls_late();
  stops();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'stops' is dropped: it is lazy, so the work is never started
  nested();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'nested' is dropped: it is lazy, so the work is never started
  based();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'based' is dropped: its result and exception are lost
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' waits for its end
  aliased();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'aliased' is dropped: it is lazy, so the work is never started
  // CHECK-FIXES: co_await aliased();
  specialised();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'specialised' is dropped: it is lazy, so the work is never started
  traced();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'traced' is dropped: it is lazy, so the work is never started
  undecided();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'undecided' is dropped: its result and exception are lost
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' waits for its end
  run_in_background();
  derived_background();
  // Nothing awaits a std::future here either.
  foreign();
  co_return;
}
