// RUN: %check_tidy %s async-busy-wait %t -- -std=c++20 -I%inputs -isystem %inputs/lib/folly

// CHECK-SILENT

// Loops that work each round, that ask what no one in the program changes, or that
// somebody wakes.

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

  awaitable<void> works_each_round() {
    while (running_) {
      co_await pause_for(10ms);
      work(ticks_++);
    }
  }
  awaitable<void> looks_each_tick() {
    while (running_) {
      co_await pause_for(100ms);
      if (!dirty_)
        continue;
      dirty_ = false;
      work(1);
    }
  }
  awaitable<void> asks_a_peer() {
    while (!co_await connect())
      co_await pause_for(100ms);
  }
  awaitable<void> is_woken() {
    while (queue_.empty()) {
      boost::system::error_code ec;
      co_await wake_.async_wait(asio::redirect_error(use_awaitable, ec));
    }
  }
  void push(item i) {
    queue_.push_back(i);
    wake_.cancel_one();
  }
  awaitable<void> is_woken_or_looks() {
    while (queue_.empty()) {
      wake_.expires_after(50ms);
      boost::system::error_code ec;
      co_await wake_.async_wait(asio::redirect_error(use_awaitable, ec));
    }
  }
  awaitable<void> asks_the_file_system(std::string path) {
    while (!std::filesystem::exists(path))
      co_await pause_for(100ms);
  }
  awaitable<void> asks_nobody_knows_what() {
    while (!probe())
      co_await pause_for(100ms);
  }
  awaitable<void> counts() {
    for (int i = 0; i < 10; ++i)
      co_await pause_for(100ms);
  }
  awaitable<void> awaits_work() {
    while (!ready_)
      co_await handle({1});
  }
  awaitable<void> ticks_for_all() {
    while (running_) {
      co_await pause_for(50ms);
      for (auto &p : peers_)
        p->advance();
    }
  }
  awaitable<void> tries_again() {
    for (;;) {
      try {
        co_await connect();
        co_return;
      } catch (const std::exception &) {
      }
      co_await pause_for(100ms);
    }
  }
  awaitable<void> works_to_know() {
    while (!advance())
      co_await pause_for(1ms);
  }
  awaitable<void> looks_rarely() {
    while (!ready_) {
      co_await pause_for(10s);
    }
  }
  awaitable<void> changes_it_itself() {
    std::vector<int> left{1, 2, 3};
    while (!left.empty()) {
      left.pop_back();
      co_await pause_for(10ms);
    }
  }
  awaitable<void> assigns_it_itself() {
    while (ready_) {
      ready_ = advance();
      co_await pause_for(10ms);
    }
  }
  awaitable<void> sleeps_per_element() {
    for (auto &p : peers_) {
      co_await pause_for(10ms);
    }
  }
  awaitable<void> of_another_thread() {
    auto check = [this] {
      while (!ready_)
        std::this_thread::sleep_for(1ms);
    };
    std::thread(check).detach();
    co_await handle({1});
  }
  awaitable<void> says_that_it_lives() {
    while (running_) {
      co_await pause_for(100ms);
      std::cout << "alive " << ticks_ << '\n';
      ++ticks_;
    }
  }
  awaitable<void> asks_a_socket() {
    while (running_) {
      if (socket_.available() == 0) {
        co_await pause_for(10ms);
        continue;
      }
      work(1);
    }
  }
  awaitable<void> computes() {
    int i = 0;
    while (i < 10) ++i;
    std::string s = "  x";
    while (!s.empty() && s.back() == ' ') s.pop_back();
    co_await handle({1});
  }
  awaitable<void> counts_to_an_end() {
    int n = 0;
    while (true) {
      co_await pause_for(10ms);
      if (++n > 10) break;
    }
  }
  awaitable<void> exchanges(std::atomic<int> &v) {
    int seen = v.load();
    while (!v.compare_exchange_weak(seen, seen + 1))
      ;
    co_await handle({1});
  }
  awaitable<void> reads_lines(std::istream &in) {
    std::string line;
    while (std::getline(in, line))
      co_await pause_for(1ms);
  }
  awaitable<void> own_flag() {
    bool more = true;
    while (more) {
      co_await pause_for(1ms);
      more = advance();
    }
  }
  void plain() {
    while (!ready_)
      std::this_thread::yield();
  }
  awaitable<void> sleeps_when_idle() {
    while (running_) {
      const bool idle = !advance();
      if (idle)
        co_await pause_for(5ms);
    }
  }
};
