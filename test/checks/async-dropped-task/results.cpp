// RUN: %check_tidy %s async-dropped-task %t -- -std=c++20 -I%inputs -I%inputs/lib/folly

// Results that co_await only unpacks, and work that runs already.

#include "task.h"
#include <folly/coro/Task.h>
#include <utility>

namespace base {
struct error {};
template <typename T> class expected;

template <typename T> struct expected_promise {
  expected<T> *Result;
  expected<T> get_return_object();
  std::suspend_never initial_suspend() noexcept { return {}; }
  std::suspend_never final_suspend() noexcept { return {}; }
  void return_value(T);
  void unhandled_exception();
};
template <typename T> class expected {
public:
  using promise_type = expected_promise<T>;
  bool has_value() const;
  T value() const;
};
template <typename T> struct expected_awaiter {
  expected<T> Of;
  bool await_ready() const { return Of.has_value(); }
  template <typename U> void await_suspend(std::coroutine_handle<expected_promise<U>> Handle) {
    Handle.destroy();
  }
  T await_resume() { return Of.value(); }
};
template <typename T> expected_awaiter<T> operator co_await(expected<T>);

// An awaitable of one library's coroutines alone.
struct frame_promise;
struct next_frame {
  bool await_ready() const;
  void await_suspend(std::coroutine_handle<frame_promise>);
  void await_resume();
};
struct any_frame {
  bool await_ready() const;
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
} // namespace base

base::expected<int> parse(int);
base::next_frame wait_for_frame();
base::any_frame wait_for_any();

own::task<void> drops() {
  parse(1);
  wait_for_frame();
  wait_for_any();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the operation made by 'wait_for_any' is dropped: nobody waits for it
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: {{.*}}
  co_return;
}
void drops_in_plain_code() { parse(1); }
base::expected<int> in_its_own() {
  parse(1);
  co_return co_await parse(2);
}

// start() runs the task: what its exception comes to is another check's.
folly::coro::Task<int> work();
folly::coro::Task<void> starts(folly::Executor::KeepAlive<> pool) {
  folly::coro::co_withExecutor(pool, work()).start();
  (void)folly::coro::co_withExecutor(pool, work()).start();
  folly::coro::co_withExecutor(pool, work());
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the task returned by 'folly::coro::co_withExecutor' is dropped: it is lazy, so the work is never started
  work();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'work' is dropped: it is lazy, so the work is never started
  work().semi();
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the operation returned by 'folly::coro::Task::semi' is dropped: it is lazy, so the work is never started
  co_return;
}
