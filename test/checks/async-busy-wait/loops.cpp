// RUN: %check_tidy %s async-busy-wait %t -- -std=c++20 -I%inputs -isystem %inputs/lib/folly

// What others change is asked for again and again: by sleeping, by yielding, by
// spinning.

#include "task.h"
#include <boost/asio.hpp>
#include <atomic>
#include <chrono>
#include <deque>
#include <filesystem>
#include <fstream>
#include <future>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>
#include <folly/coro/Task.h>
#include <folly/coro/Sleep.h>

namespace asio = boost::asio;
using asio::awaitable;
using asio::use_awaitable;
using asio::ip::tcp;
using namespace std::chrono_literals;

struct item { int id; };
void work(int);
std::atomic<bool> g_stop{false};
bool g_ready = false;

awaitable<void> pause_for(std::chrono::milliseconds d) {
  asio::steady_timer timer(co_await asio::this_coro::executor, d);
  co_await timer.async_wait(use_awaitable);
}

struct worker {
  std::deque<item> queue_;
  bool ready_ = false;
  bool dirty_ = false;
  std::atomic<bool> running_{true};
  std::atomic<int> inflight_{0};
  int max_ = 8;
  asio::steady_timer timer_;
  asio::steady_timer wake_;
  std::map<int, item> answers_;
  std::shared_ptr<item> current_;
  std::optional<int> result_;
  tcp::socket socket_;
  std::vector<std::shared_ptr<worker>> peers_;
  int ticks_ = 0;

  bool is_ready() const { return ready_; }
  bool has_work() const { return !queue_.empty() || dirty_; }
  bool probe() const;
  bool advance();
  awaitable<bool> connect();
  awaitable<void> handle(item);
  bool try_take(item &into) {
    if (queue_.empty())
      return false;
    into = queue_.front();
    queue_.pop_front();
    return true;
  }

  awaitable<void> own_timer() {
    while (!ready_) {
      asio::steady_timer t(co_await asio::this_coro::executor, 10ms);
      co_await t.async_wait(use_awaitable);
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this loop asks for 'ready_' and sleeps in turns: it wakes for nothing, and late when there is something
    // CHECK-MESSAGES: :[[@LINE-4]]:12: note: asked here
    }
    work(1);
  }
  awaitable<void> timer_beside_the_loop() {
    asio::steady_timer t(co_await asio::this_coro::executor);
    while (queue_.empty()) {
      t.expires_after(5ms);
      co_await t.async_wait(use_awaitable);
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this loop asks for 'queue_' and sleeps in turns: it wakes for nothing, and late when there is something
    // CHECK-MESSAGES: :[[@LINE-4]]:19: note: asked here
    }
  }
  awaitable<void> then_goes_on() {
    for (;;) {
      if (queue_.empty()) {
        co_await pause_for(1ms);
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: this loop asks for 'queue_' and sleeps in turns: it wakes for nothing, and late when there is something
    // CHECK-MESSAGES: :[[@LINE-3]]:18: note: asked here
        continue;
      }
      item next = queue_.front();
      queue_.pop_front();
      co_await handle(next);
    }
  }
  awaitable<void> work_or_sleep() {
    while (running_) {
      if (!queue_.empty()) {
        item next = queue_.front();
        queue_.pop_front();
        co_await handle(next);
      } else {
        co_await pause_for(1ms);
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: this loop asks for 'queue_' and sleeps in turns: it wakes for nothing, and late when there is something
    // CHECK-MESSAGES: :[[@LINE-7]]:11: note: asked here
      }
    }
  }
  awaitable<void> by_a_count() {
    while (inflight_ >= max_)
      co_await pause_for(2ms);
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this loop asks for 'inflight_' and sleeps in turns: it wakes for nothing, and late when there is something
    // CHECK-MESSAGES: :[[@LINE-3]]:22: note: asked here
  }
  awaitable<void> only_yields() {
    while (inflight_.load() > 0)
      co_await asio::post(use_awaitable);
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this loop asks for 'inflight_' over and over, and only lets others have a turn: it takes a whole processor to wait
    // CHECK-MESSAGES: :[[@LINE-3]]:29: note: asked here
  }
  awaitable<void> with_tries() {
    int tries = 0;
    while (!ready_ && tries < 100) {
      ++tries;
      co_await pause_for(10ms);
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this loop asks for 'ready_' and sleeps in turns: it wakes for nothing, and late when there is something
    // CHECK-MESSAGES: :[[@LINE-4]]:12: note: asked here
    }
  }
  awaitable<bool> with_a_deadline() {
    auto deadline = std::chrono::steady_clock::now() + 5s;
    while (!is_ready()) {
      if (std::chrono::steady_clock::now() > deadline)
        co_return false;
      co_await pause_for(10ms);
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this loop asks for 'is_ready()' and sleeps in turns: it wakes for nothing, and late when there is something
    // CHECK-MESSAGES: :[[@LINE-5]]:12: note: asked here
    }
    co_return true;
  }
  awaitable<item> by_what_was_found(int id) {
    for (;;) {
      auto found = answers_.find(id);
      if (found != answers_.end())
        co_return found->second;
      co_await pause_for(1ms);
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this loop asks for 'answers_' and sleeps in turns: it wakes for nothing, and late when there is something
    // CHECK-MESSAGES: :[[@LINE-4]]:17: note: asked here
    }
  }
  awaitable<void> behind_the_sleep() {
    do {
      co_await pause_for(20ms);
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this loop asks for 'result_' and sleeps in turns: it wakes for nothing, and late when there is something
    // CHECK-MESSAGES: :[[@LINE+1]]:14: note: asked here
    } while (!result_.has_value());
  }
  awaitable<void> a_future(std::future<int> f) {
    while (f.wait_for(0s) != std::future_status::ready)
      co_await pause_for(1ms);
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this loop asks for 'f' and sleeps in turns: it wakes for nothing, and late when there is something
    // CHECK-MESSAGES: :[[@LINE-3]]:27: note: asked here
  }
  awaitable<void> a_timer_of_the_class() {
    timer_.expires_after(10ms);
    while (!ready_) {
      timer_.expires_after(10ms);
      co_await timer_.async_wait(use_awaitable);
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this loop asks for 'ready_' and sleeps in turns: it wakes for nothing, and late when there is something
    // CHECK-MESSAGES: :[[@LINE-4]]:12: note: asked here
    }
  }
  awaitable<void> spins() {
    while (!g_ready)
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop asks for 'g_ready' over and over and awaits nothing: meanwhile no other coroutine of its thread can run
    // CHECK-MESSAGES: :[[@LINE-2]]:12: note: asked here
      ;
    co_await handle({1});
  }
  awaitable<void> pauses_its_thread() {
    while (!g_stop.load())
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop asks for 'g_stop' over and over and awaits nothing: meanwhile no other coroutine of its thread can run
    // CHECK-MESSAGES: :[[@LINE-2]]:12: note: asked here
      std::this_thread::yield();
    co_await handle({1});
  }
  awaitable<void> own_poll() {
    item next;
    for (;;) {
      if (try_take(next))
        co_await handle(next);
      else
        co_await pause_for(1ms);
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: this loop asks for 'try_take()' and sleeps in turns: it wakes for nothing, and late when there is something
    // CHECK-MESSAGES: :[[@LINE-5]]:11: note: asked here
    }
  }
  awaitable<void> what_its_own_task_does() {
    bool done = false;
    asio::co_spawn(co_await asio::this_coro::executor, [&]() -> awaitable<void> {
      co_await handle({1});
      done = true;
    }, asio::detached);
    while (!done)
      co_await pause_for(1ms);
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this loop asks for 'done' and sleeps in turns: it wakes for nothing, and late when there is something
    // CHECK-MESSAGES: :[[@LINE-3]]:12: note: asked here
  }
  awaitable<void> of_another_and_logs(std::shared_ptr<worker> other) {
    while (!other->ready_) {
      std::cerr << "waiting\n";
      co_await pause_for(10ms);
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this loop asks for 'ready_' and sleeps in turns: it wakes for nothing, and late when there is something
    // CHECK-MESSAGES: :[[@LINE-4]]:12: note: asked here
    }
  }
  awaitable<void> backs_off() {
    auto delay = 1ms;
    while (current_ == nullptr) {
      co_await pause_for(delay);
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this loop asks for 'current_' and sleeps in turns: it wakes for nothing, and late when there is something
    // CHECK-MESSAGES: :[[@LINE-3]]:21: note: asked here
      delay = std::min(delay * 2, std::chrono::milliseconds(100));
    }
  }
  folly::coro::Task<void> of_folly() {
    while (!ready_)
      co_await folly::coro::sleep(5ms);
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this loop asks for 'ready_' and sleeps in turns: it wakes for nothing, and late when there is something
    // CHECK-MESSAGES: :[[@LINE-3]]:12: note: asked here
  }
  template <class T> awaitable<void> of_a_template(T &other) {
    while (!other.ready_)
      co_await pause_for(1ms);
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this loop asks for 'ready_' and sleeps in turns: it wakes for nothing, and late when there is something
    // CHECK-MESSAGES: :[[@LINE-3]]:12: note: asked here
  }
  own::task<> counts_down_elsewhere(std::atomic<int> &left) {
    while (left > 0)
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop asks for 'left' over and over and awaits nothing: meanwhile no other coroutine of its thread can run
    // CHECK-MESSAGES: :[[@LINE-2]]:17: note: asked here
      ;
    co_return;
  }
  awaitable<void> so_many_times() {
    for (int i = 0; i < 50 && !has_work(); ++i)
      co_await pause_for(10ms);
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this loop asks for 'has_work()' and sleeps in turns: it wakes for nothing, and late when there is something
    // CHECK-MESSAGES: :[[@LINE-3]]:31: note: asked here
  }
};
awaitable<void> use(worker &a) { co_await a.of_a_template(a); }
