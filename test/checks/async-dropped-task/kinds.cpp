// RUN: %check_tidy %s async-dropped-task %t -- -std=c++20 -I%inputs

// What dropping means depends on the kind of the task, which is read off its
// promise, for a project's own types as well.

#include "task.h"

own::task<int> lazy();
own::eager_task<int> eager();
own::detached_task detached();
own::generator<int> numbers();

// A promise that std::coroutine_traits gives to a type from elsewhere.
template <typename T> struct foreign {
  own::awaiter<T> operator co_await() const;
};
template <typename T, typename... Args>
struct std::coroutine_traits<foreign<T>, Args...> {
  struct promise_type : own::eager_start {
    foreign<T> get_return_object();
    void return_value(T);
  };
};
foreign<int> elsewhere();

// initial_suspend by an awaiter of its own, and by a deduced return type.
struct always_waiting {
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  void await_resume() const noexcept {}
};
struct patient {
  struct promise_type : own::eager_start {
    patient get_return_object();
    // Hides the one of the base.
    auto initial_suspend() noexcept { return always_waiting{}; }
    void return_void() noexcept {}
  };
  own::awaiter<void> operator co_await() const;
};
patient waits();

// Found through a base class and an alias.
struct derived : own::eager_task<int> {};
using alias = derived;
alias inherited();

// Marked by attribute, with no promise in sight.
struct [[clang::coro_await_elidable]] marked {
  own::awaiter<int> operator co_await() const;
};
marked unseen();

// Awaitable, but no task.
own::awaiter<int> only_awaiter();
struct not_async {};
not_async value();

own::task<void> drops() {
  lazy();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'lazy' is dropped: it is lazy, so the work is never started [async-dropped-task]
  eager();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'eager' is dropped: its result and exception are lost [async-dropped-task]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' waits for its end
  detached();
  numbers();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the generator returned by 'numbers' is dropped: it is lazy, so the work is never started [async-dropped-task]
  elsewhere();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'elsewhere' is dropped: its result and exception are lost [async-dropped-task]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' waits for its end
  waits();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'waits' is dropped: it is lazy, so the work is never started [async-dropped-task]
  inherited();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'inherited' is dropped: its result and exception are lost [async-dropped-task]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' waits for its end
  unseen();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'unseen' is dropped: its result and exception are lost [async-dropped-task]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' waits for its end
  only_awaiter();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the operation made by 'only_awaiter' is dropped: nobody waits for it [async-dropped-task]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' waits for its end
  value();
  co_return;
}
