// RUN: %check_tidy %s async-dropped-task %t -- -std=c++20 -I%inputs

// How a task starts where a template's argument decides on it, and no coroutine
// of the unit has made the compiler work that out.

#include "task.h"
#include <type_traits>

template <typename T> struct awaited {
  own::awaiter<T> operator co_await() const;
};
struct parts {
  std::suspend_always final_suspend() noexcept;
  void unhandled_exception();
  void return_void();
};

// The awaiter is an argument.
template <typename T, typename Start> struct by_type : awaited<T> {
  struct promise_type : parts {
    by_type get_return_object();
    auto initial_suspend() noexcept { return Start{}; }
  };
};
// An if decides.
template <bool IsLazy> struct by_branch : awaited<void> {
  struct promise_type : parts {
    by_branch get_return_object();
    auto initial_suspend() noexcept {
      if constexpr (!IsLazy)
        return std::suspend_never{};
      else
        return std::suspend_always{};
    }
  };
};
// An awaiter's answer does, in a template in a template.
enum class start { now, later };
template <typename Executor> struct runtime {
  template <start When> struct task : awaited<void> {
    struct promise_type : parts {
      struct awaiter {
        bool await_ready() const noexcept { return When == start::now; }
        void await_suspend(std::coroutine_handle<>) noexcept;
        void await_resume() noexcept;
      };
      task get_return_object();
      awaiter initial_suspend() noexcept;
    };
  };
};
// The return type does.
template <bool IsLazy> struct by_condition : awaited<void> {
  struct promise_type : parts {
    by_condition get_return_object();
    std::conditional_t<IsLazy, std::suspend_always, std::suspend_never> initial_suspend() noexcept;
  };
};
// What cannot be told here.
template <typename T> struct by_constant : awaited<void> {
  struct promise_type : parts {
    by_constant get_return_object();
    auto initial_suspend() noexcept {
      if constexpr (sizeof(T) > 4)
        return std::suspend_never{};
      else
        return std::suspend_always{};
    }
  };
};

by_type<int, std::suspend_always> type_lazy();
by_type<int, std::suspend_never> type_eager();
by_branch<true> branch_lazy();
by_branch<false> branch_eager();
runtime<int>::task<start::later> answer_lazy();
runtime<int>::task<start::now> answer_eager();
by_condition<true> condition_lazy();
by_condition<false> condition_eager();
by_constant<char> unknown();

void drops() {
  type_lazy();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'type_lazy' is dropped: it is lazy, so the work is never started
  type_eager();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'type_eager' is dropped: its result and exception are lost
  branch_lazy();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'branch_lazy' is dropped: it is lazy
  branch_eager();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'branch_eager' is dropped: its result
  answer_lazy();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'answer_lazy' is dropped: it is lazy
  answer_eager();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'answer_eager' is dropped: its result
  condition_lazy();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'condition_lazy' is dropped: it is lazy
  condition_eager();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'condition_eager' is dropped: its result
  unknown();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'unknown' is dropped: its result and exception are lost
}
