// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-blocking-call %t -- -std=c++20

// Code that asks whether its thread runs the loop, and waits where it does not.

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/this_coro.hpp>
#include <chrono>
#include <thread>

using namespace std::chrono_literals;

class stream {
public:
  explicit stream(boost::asio::io_context &loop) : loop_(loop.get_executor()) {}
  void write() {
    if (loop_.running_in_this_thread())
      queue();
    else
      std::this_thread::sleep_for(10ms);
  }
  void writeEarly() {
    if (!loop_.running_in_this_thread()) {
      std::this_thread::sleep_for(10ms);
      return;
    }
    queue();
  }
  void writeThere() {
    if (loop_.running_in_this_thread())
      std::this_thread::sleep_for(10ms);
  }
  void writeAnyway(bool full) {
    if (!loop_.running_in_this_thread())
      queue();
    if (full)
      std::this_thread::sleep_for(10ms);
  }

  void writeWhereEmpty(bool full) {
    if (holder(full).full && loop_.running_in_this_thread())
      queue();
    else
      std::this_thread::sleep_for(10ms);
  }

private:
  struct holder {
    explicit holder(bool is) : full(is) {}
    ~holder();
    bool full;
  };
  void queue();
  boost::asio::io_context::executor_type loop_;
};

boost::asio::awaitable<void> silent(stream &to) {
  to.write();
  to.writeEarly();
  co_return;
}
boost::asio::awaitable<void> blocks(stream &to) {
  to.writeThere();
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: 'stream::writeThere' blocks the event loop that runs this coroutine: it calls 'std::this_thread::sleep_for', which puts the thread to sleep; await a timer of the coroutine's library
  // CHECK-MESSAGES: :[[@LINE-34]]:25: note: 'stream::writeThere' calls 'std::this_thread::sleep_for' here, which puts the thread to sleep
  to.writeWhereEmpty(true);
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: 'stream::writeWhereEmpty' blocks the event loop that runs this coroutine: it calls 'std::this_thread::sleep_for', which puts the thread to sleep; await a timer of the coroutine's library
  // CHECK-MESSAGES: :[[@LINE-24]]:25: note: 'stream::writeWhereEmpty' calls 'std::this_thread::sleep_for' here, which puts the thread to sleep
  to.writeAnyway(true);
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: 'stream::writeAnyway' blocks the event loop that runs this coroutine: it calls 'std::this_thread::sleep_for', which puts the thread to sleep; await a timer of the coroutine's library
  // CHECK-MESSAGES: :[[@LINE-34]]:25: note: 'stream::writeAnyway' calls 'std::this_thread::sleep_for' here, which puts the thread to sleep
  co_return;
}
