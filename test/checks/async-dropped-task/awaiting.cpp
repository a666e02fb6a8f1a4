// RUN: %check_tidy %s async-dropped-task %t -- -std=c++20 -I%inputs

// The fix awaits only what the coroutine's promise can await.

#include "task.h"

using own::task;

task<int> fetch();

// A promise that takes one type of task and no other.
template <typename T> struct strict {
  struct promise_type : own::lazy_start {
    strict get_return_object();
    void return_void() noexcept {}
    template <typename U> own::awaiter<U> await_transform(strict<U>);
  };
};
strict<int> own_kind();

strict<void> picky() {
  own_kind();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'own_kind' is dropped
  // CHECK-FIXES: co_await own_kind();
  fetch();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'fetch' is dropped
  // CHECK-FIXES: fetch();
  co_return;
}

// strict has no operator co_await: only its own promise awaits it.
task<void> other() {
  own_kind();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'own_kind' is dropped
  // CHECK-FIXES: own_kind();
  fetch();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'fetch' is dropped
  // CHECK-FIXES: co_await fetch();
  co_return;
}

// A promise that takes anything, and one whose constraint cannot be judged.
struct open {
  struct promise_type : own::lazy_start {
    open get_return_object();
    void return_void() noexcept {}
    template <typename U> U await_transform(U &&);
  };
};
struct constrained {
  struct promise_type : own::lazy_start {
    constrained get_return_object();
    void return_void() noexcept {}
    template <typename U>
      requires(sizeof(U) > 100)
    U await_transform(U &&);
  };
};
open takes_anything() {
  fetch();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'fetch' is dropped
  // CHECK-FIXES: co_await fetch();
  co_return;
}
constrained takes_some() {
  fetch();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'fetch' is dropped
  // CHECK-FIXES: fetch();
  co_return;
}

// A free operator co_await, found where the type is; one for lvalues only.
namespace far {
template <typename T> struct job {
  using promise_type = own::lazy_promise<job, T>;
};
template <typename T> own::awaiter<T> operator co_await(job<T> &&);
struct lvalue_only {
  using promise_type = own::lazy_promise<lvalue_only, void>;
  own::awaiter<void> operator co_await() &;
};
} // namespace far
far::job<int> distant();
far::lvalue_only fixed_place();

task<void> free_operator() {
  distant();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'distant' is dropped
  // CHECK-FIXES: co_await distant();
  fixed_place();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'fixed_place' is dropped
  // CHECK-FIXES: fixed_place();
  co_return;
}
