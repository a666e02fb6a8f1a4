// RUN: %check_tidy %s async-endless-loop %t -- -std=c++20 -I%inputs

// Loops that can go round for good without awaiting anything, and that read on
// from a stream that has ended.

#include "task.h"
#include <boost/asio.hpp>
#include <atomic>
#include <deque>
#include <iostream>
#include <optional>
#include <memory>
#include <string>
#include <vector>
#include <mutex>

namespace asio = boost::asio;
using asio::awaitable;
using asio::use_awaitable;
using asio::as_tuple;
using asio::ip::tcp;
using boost::system::error_code;

struct item { int id; };
void work(int);
bool step();

struct worker {
  std::deque<item> queue_;
  bool paused_ = false;
  std::atomic<bool> stop_{false};
  std::mutex mutex_;
  std::optional<item> current_;
  tcp::socket socket_;
  tcp::acceptor acceptor_;
  char data_[64];
  awaitable<void> handle(item);
  awaitable<item> next();
  std::optional<item> try_pop() {
    std::lock_guard lock(mutex_);
    if (queue_.empty())
      return std::nullopt;
    item front = queue_.front();
    queue_.pop_front();
    return front;
  }
  bool parse_one() {
    if (queue_.empty())
      return false;
    queue_.pop_front();
    return true;
  }
  bool unknown();

  awaitable<void> skips_when_empty() {
    for (;;) {
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: as long as 'queue_' stays as it is, this loop goes round and awaits nothing: no other coroutine can change that
    // CHECK-MESSAGES: :[[@LINE+1]]:18: note: asked here
      if (queue_.empty())
        continue;
      item i = queue_.front();
      queue_.pop_front();
      co_await handle(i);
    }
  }
  awaitable<void> skips_when_paused() {
    while (!stop_) {
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: as long as 'paused_' stays as it is, this loop goes round and awaits nothing: no other coroutine can change that
    // CHECK-MESSAGES: :[[@LINE+1]]:11: note: asked here
      if (paused_)
        continue;
      co_await next();
    }
  }
  awaitable<void> polls() {
    while (true) {
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: as long as 'try_pop()' stays as it is, this loop goes round and awaits nothing: no other coroutine can change that
    // CHECK-MESSAGES: :[[@LINE+1]]:16: note: asked here
      if (auto i = try_pop())
        co_await handle(*i);
    }
  }
  awaitable<void> polls_into_a_variable() {
    while (true) {
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: as long as 'try_pop()' stays as it is, this loop goes round and awaits nothing: no other coroutine can change that
    // CHECK-MESSAGES: :[[@LINE+2]]:11: note: asked here
      auto i = try_pop();
      if (!i.has_value())
        continue;
      co_await handle(*i);
    }
  }
  awaitable<void> never_awaits() {
    co_await next();
    for (;;)
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this loop of a coroutine neither awaits anything nor ends: nothing else runs on its thread any more
      work(1);
  }
  awaitable<void> nothing_to_do() {
    while (true) {
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: as long as 'current_' stays as it is, this loop goes round and awaits nothing: no other coroutine can change that
    // CHECK-MESSAGES: :[[@LINE+1]]:11: note: asked here
      if (current_) {
        co_await handle(*current_);
        current_.reset();
      }
    }
  }
  awaitable<void> logs_the_end() {
    for (;;) {
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: at the end of its stream 'boost::asio::ip::tcp::socket::async_read_some' fails at once, each time: this loop goes round for good and takes a whole processor
    // CHECK-MESSAGES: :[[@LINE+1]]:22: note: read here
      auto [ec, n] = co_await socket_.async_read_some(asio::buffer(data_), as_tuple(use_awaitable));
      if (ec) {
        std::cerr << ec.message();
        continue;
      }
      work(n);
    }
  }
  awaitable<void> works_where_it_did_not_fail() {
    error_code ec;
    while (true) {
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: at the end of its stream 'boost::asio::ip::tcp::socket::async_read_some' fails at once, each time: this loop goes round for good and takes a whole processor
    // CHECK-MESSAGES: :[[@LINE+1]]:18: note: read here
      size_t n = co_await socket_.async_read_some(asio::buffer(data_), asio::redirect_error(use_awaitable, ec));
      if (!ec)
        work(n);
    }
  }
  awaitable<void> reads_lines() {
    std::string text;
    while (!stop_) {
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: at the end of its stream 'boost::asio::async_read_until' fails at once, each time: this loop goes round for good and takes a whole processor
    // CHECK-MESSAGES: :[[@LINE+1]]:22: note: read here
      auto [ec, n] = co_await asio::async_read_until(socket_, asio::dynamic_buffer(text), '\n', as_tuple(use_awaitable));
      if (ec)
        continue;
      text.erase(0, n);
    }
  }
  own::task<> of_own_tasks(std::atomic<int> &jobs) {
    while (!stop_.load()) {
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: as long as 'jobs' stays as it is, this loop goes round and awaits nothing: no other coroutine can change that
    // CHECK-MESSAGES: :[[@LINE+1]]:16: note: asked here
      if (jobs == 0)
        continue;
      co_await own::task<int>{};
    }
  }
};
