// RUN: %check_tidy %s async-detached-exception %t -- -std=c++20 -I%inputs

// Fire-and-forget types of a project's own whose promise does nothing with an
// exception.

#include "task.h"
#include <stdexcept>

template <bool Logs> struct job {
  struct promise_type {
    job get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() {
      if constexpr (Logs)
        std::terminate();
    }
  };
};
struct silent_job {
  struct promise_type {
    silent_job get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() noexcept {}
  };
};
struct derived_job : silent_job {
  struct promise_type : silent_job::promise_type {
    derived_job get_return_object() { return {}; }
  };
};
// Somebody can await it: what becomes of its exception is the task's matter.
struct awaited {
  struct promise_type {
    awaited get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() {}
  };
  own::awaiter<void> operator co_await();
};

void check(int Id) {
  if (Id < 0)
    throw std::invalid_argument("negative");
}
void elsewhere(int Id);

silent_job store(int Id) {
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: an exception that leaves 'store' is lost: 'unhandled_exception' of its promise does nothing [async-detached-exception]
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: 'check' is called here and may throw
  check(Id);
  co_return;
}
derived_job throws() {
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: an exception that leaves 'throws' is lost
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: an exception is thrown here
  throw std::runtime_error("no");
  co_return;
}
template <typename T> silent_job generic(T Id) {
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: an exception that leaves 'generic' is lost
  // CHECK-MESSAGES: :[[@LINE+1]]:3: note: 'check' is called here and may throw
  check(Id);
  co_return;
}
void instances() {
  generic(1);
  generic(2L);
  auto Start = [](int Id) -> silent_job {
    // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: an exception that leaves 'a lambda' is lost
    // CHECK-MESSAGES: :[[@LINE+1]]:5: note: 'check' is called here and may throw
    check(Id);
    co_return;
  };
  Start(1);
}

silent_job guarded(int Id) {
  try {
    check(Id);
  } catch (...) {
    elsewhere(Id);
  }
  co_return;
}
silent_job calls_elsewhere(int Id) {
  elsewhere(Id);
  co_return;
}
job<true> ends_the_program(int Id) {
  check(Id);
  co_return;
}
own::detached_task of_the_library(int Id) {
  check(Id);
  co_return;
}
awaited by_somebody(int Id) {
  check(Id);
  co_return;
}
