// RUN: %check_tidy %s async-dropped-task %t -- -std=c++20 -I%inputs

// What a coroutine awaits by its promise's await_transform alone.

#include "task.h"
#include <type_traits>
#include <vector>

// A library that awaits the types of another one, for which it has a trait.
namespace bridge {
template <typename T> struct awaiter_of;
template <typename T> using awaiter_of_t = typename awaiter_of<T>::type;
template <typename T>
concept awaiter = requires(T Value) { Value.await_ready(); };

struct promise_base {
  std::suspend_never initial_suspend() noexcept;
  std::suspend_never final_suspend() noexcept;
  void unhandled_exception();
  template <typename T, typename A = awaiter_of_t<std::remove_cvref_t<T>>> auto await_transform(T &&Value) {
    return A{Value};
  }
  template <awaiter T> auto &&await_transform(T &&Value) { return static_cast<T &&>(Value); }
};
struct task {
  struct promise_type : promise_base {
    task get_return_object();
    void return_void();
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
} // namespace bridge

struct clock_tick {
  void start();
};
struct reply {
  int code;
};
template <typename T> struct later {};
struct unrelated {
  int x;
};
struct wait_for_reply : own::awaiter<void> {
  explicit wait_for_reply(reply *);
};
struct wait_for_tick : own::awaiter<void> {
  explicit wait_for_tick(clock_tick &);
};
template <typename T> struct wait_for_later : own::awaiter<T> {
  explicit wait_for_later(later<T>);
};
template <> struct bridge::awaiter_of<clock_tick> {
  using type = wait_for_tick;
};
template <> struct bridge::awaiter_of<reply *> {
  using type = wait_for_reply;
};
template <typename T> struct bridge::awaiter_of<later<T>> {
  using type = wait_for_later<T>;
};
template <typename T>
  requires std::is_base_of_v<unrelated, T>
struct bridge::awaiter_of<T> {
  using type = own::awaiter<void>;
};

reply *get();
later<int> run();
unrelated other();
unrelated *others();
own::awaiter<void> move_to(int Thread);

bridge::task waits(clock_tick &Tick, reply *Reply) {
  Tick;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Tick' is named and not awaited: the statement does nothing [async-dropped-task]
  Reply;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'Reply' is named and not awaited
  get();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the operation made by 'get' is dropped: nobody waits for it
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' waits for its end
  run();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the operation made by 'run' is dropped
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' waits for its end
  move_to(1);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the operation made by 'move_to' is dropped
  co_await Tick;
  co_await get();
  co_await run();
  co_await move_to(2);
}

bridge::task others_are_silent(unrelated &Value, int *Number) {
  Value;
  Number;
  other();
  others();
  (void)get;
  auto Kept = run();
  get()->code = 1;
  co_await Kept;
}
// Nobody can await here.
void plain(clock_tick &Tick) {
  Tick;
  get();
  run();
}

// A promise that takes a tag, and one that awaits numbers.
namespace tagged {
struct forbid {};
struct amount {
  int Value;
};
struct task {
  struct promise_type {
    task get_return_object();
    std::suspend_always initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void return_void();
    void unhandled_exception();
    std::suspend_never await_transform(forbid);
    std::suspend_never await_transform(amount);
  };
};
} // namespace tagged
tagged::amount take();

tagged::task tags() {
  tagged::forbid{};
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the operation made by 'tagged::forbid' is dropped: nobody waits for it
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' waits for its end
  // CHECK-FIXES: co_await tagged::forbid{};
  take();
  co_await tagged::forbid{};
}

// A friend that awaits what derives from its class is not one of others: a job
// is left to itself.
namespace bot {
struct base {
  template <typename Derived>
    requires std::is_base_of_v<base, std::remove_cvref_t<Derived>>
  friend own::awaiter<void> operator co_await(Derived &&) noexcept {
    return {};
  }
};
struct task : base {
  struct promise_type {
    task get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void return_void();
    void unhandled_exception();
  };
};
struct job {
  struct promise_type {
    job get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_never final_suspend() noexcept;
    void return_void();
    void unhandled_exception();
  };
};
} // namespace bot
bot::job background();
bot::task answer();

void starts() {
  background();
  answer();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task returned by 'answer' is dropped: its result and exception are lost
}
