// RUN: %check_tidy %s async-dropped-task %t -- -std=c++20 -I%inputs -isystem %inputs/lib/seastar

// In a library whose futures are [[nodiscard]], a cast to void is how work in
// the background is written: what counts is whether its exception is taken.

#include <exception>
#include <seastar/core/coroutine.hh>
#include <seastar/core/future.hh>
#include <seastar/core/loop.hh>
#include <seastar/core/thread.hh>
#include <stdexcept>
#include <tuple>
#include <vector>

struct gate {};
namespace seastar {
template <typename Func> future<> with_gate(gate &, Func &&) noexcept { return make_ready_future<>(); }
} // namespace seastar

seastar::future<> flush();
void log(std::exception_ptr);
struct counter {
  void leave() noexcept;
};

struct service {
  gate Background;

  seastar::future<> guarded() {
    auto Held = Background;
    try {
      co_await flush();
    } catch (...) {
      log(std::current_exception());
    }
  }
  seastar::future<> unguarded() {
    co_await flush();
    throw 1;
  }
  seastar::future<> catches_some() {
    try {
      co_await flush();
    } catch (const std::runtime_error &) {
    }
  }
  seastar::future<> catches_nothing() { co_await flush(); }
  virtual seastar::future<> overridden() { return guarded(); }
  virtual ~service() = default;

  void start() {
    (void)flush();
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: the task returned by 'flush' is dropped on purpose, but nothing takes the exception that may end it [async-dropped-task]
    std::ignore = flush();
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: the task returned by 'flush' is dropped on purpose, but nothing takes the exception that may end it [async-dropped-task]
    flush();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task returned by 'flush' is dropped: its result and exception are lost [async-dropped-task]
    (void)guarded();
    std::ignore = guarded();
    (void)unguarded();
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: the task returned by 'service::unguarded' is dropped on purpose, but nothing takes the exception that may end it [async-dropped-task]
    (void)catches_some();
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: the task returned by 'service::catches_some' is dropped on purpose, but nothing takes the exception that may end it [async-dropped-task]
    (void)catches_nothing();
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: the task returned by 'service::catches_nothing' is dropped on purpose, but nothing takes the exception that may end it [async-dropped-task]
    (void)overridden();
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: the task returned by 'service::overridden' is dropped on purpose, but nothing takes the exception that may end it [async-dropped-task]
    // The chain takes it, at whatever link, and nothing behind fails.
    (void)flush().handle_exception([](std::exception_ptr Error) { log(Error); });
    (void)seastar::with_gate(Background, [] {
      return flush().handle_exception([](std::exception_ptr Error) { log(Error); });
    });
    (void)seastar::with_gate(Background, [] { return flush(); });
    // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: the task returned by 'seastar::with_gate' is dropped on purpose, but nothing takes the exception that may end it [async-dropped-task]
    (void)seastar::with_gate(Background, [this] { return guarded(); });
    (void)seastar::with_gate(Background, [this] { return unguarded(); });
    // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: the task returned by 'seastar::with_gate' is dropped on purpose, but nothing takes the exception that may end it [async-dropped-task]
    (void)seastar::with_gate(Background, []() -> seastar::future<> {
      try {
        co_await flush();
      } catch (...) {
      }
    });
    (void)seastar::with_gate(Background, []() -> seastar::future<> { co_await flush(); });
    // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: the task returned by 'seastar::with_gate' is dropped on purpose, but nothing takes the exception that may end it [async-dropped-task]
    (void)seastar::async([] {
      try {
        flush().get();
      } catch (...) {
      }
    });
  }
};
