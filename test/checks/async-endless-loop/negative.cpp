// RUN: %check_tidy %s async-endless-loop %t -- -std=c++20 -I%inputs

// CHECK-SILENT

// Loops that get on, end, or await.

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

  awaitable<void> awaits_first() {
    for (;;) {
      item i = co_await next();
      if (i.id == 0)
        continue;
      work(i.id);
    }
  }
  awaitable<void> parses_what_is_there() {
    while (true) {
      if (parse_one())
        continue;
      co_await next();
    }
  }
  awaitable<void> steps() {
    for (;;) {
      if (step())
        continue;
      co_await next();
    }
  }
  awaitable<void> cuts_a_text(std::string text) {
    while (true) {
      auto at = text.find('\n');
      if (at == std::string::npos)
        break;
      text.erase(0, at + 1);
    }
    co_await next();
  }
  awaitable<void> counts() {
    for (int i = 0; i < 10; ++i) {
      if (i % 2)
        continue;
      co_await next();
    }
  }
  awaitable<void> goes_through_all(std::vector<item> all) {
    for (const item &i : all) {
      if (!i.id)
        continue;
      co_await handle(i);
    }
  }
  awaitable<void> leaves_at_the_end() {
    for (;;) {
      auto [ec, n] = co_await socket_.async_read_some(asio::buffer(data_), as_tuple(use_awaitable));
      if (ec == asio::error::eof)
        break;
      if (ec)
        continue;
      work(n);
    }
  }
  awaitable<void> accepts() {
    for (;;) {
      auto [ec, peer] = co_await acceptor_.async_accept(as_tuple(use_awaitable));
      if (ec)
        continue;
      work(1);
    }
  }
  awaitable<void> ends_on_errors() {
    for (;;) {
      auto [ec, n] = co_await socket_.async_read_some(asio::buffer(data_), as_tuple(use_awaitable));
      if (ec)
        co_return;
      if (n == 0)
        continue;
      work(n);
    }
  }
  awaitable<void> receives_datagrams(asio::ip::udp::socket &udp) {
    for (;;) {
      asio::ip::udp::endpoint from;
      auto [ec, n] = co_await udp.async_receive_from(asio::buffer(data_), from, as_tuple(use_awaitable));
      if (ec)
        continue;
      work(n);
    }
  }
  awaitable<void> asks_nobody_knows_what() {
    while (unknown()) {
      if (paused_)
        break;
      co_await next();
    }
  }
  awaitable<void> awaits_when_empty() {
    while (true) {
      if (queue_.empty()) {
        co_await next();
        continue;
      }
      queue_.pop_front();
    }
  }
  awaitable<void> does_it_once() {
    do {
      if (paused_)
        continue;
      co_await next();
    } while (false);
  }
  awaitable<void> gives_up() {
    int left = 3;
    while (left) {
      if (paused_) {
        --left;
        continue;
      }
      co_await next();
    }
  }
  void plain() {
    for (;;)
      work(1);
  }
  awaitable<void> ends_by_a_step() {
    for (;;) {
      if (step())
        break;
    }
    co_await next();
  }
  awaitable<void> works_each_round() {
    while (!stop_) {
      work(1);
      if (paused_)
        continue;
      co_await next();
    }
  }
  awaitable<void> throws() {
    for (;;) {
      try {
        if (unknown())
          throw 1;
        co_await next();
      } catch (int) {
        co_return;
      }
    }
  }
};
