// RUN: %check_tidy %s async-busy-wait %t -- -std=c++20

// CHECK-SILENT

// Correct code that a reviewer wrote to be taken for the defect.

#include <boost/asio.hpp>
#include <functional>
#include <iostream>
#include <unistd.h>

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using namespace std::chrono_literals;
template <class T = void> using aw = asio::awaitable<T>;
constexpr auto tup = asio::as_tuple(asio::use_awaitable);
aw<> w(int);
aw<int> get(int);
aw<error_code> op(int);
int step();

struct x {
  std::chrono::steady_clock::time_point deadline;
  tcp::socket s;
  bool stop;
  std::function<void()> cb;
  long bytes;
  volatile unsigned *reg;
  std::chrono::steady_clock::time_point seen;
  aw<> watchdog() {
    asio::steady_timer t(co_await asio::this_coro::executor);
    while (deadline > std::chrono::steady_clock::now()) {
      t.expires_at(deadline);
      co_await t.async_wait(asio::use_awaitable);
    }
    s.close();
  }
  aw<> c1() {
    asio::steady_timer t(co_await asio::this_coro::executor);
    while (!stop) {
      t.expires_after(50ms);
      co_await t.async_wait(asio::use_awaitable);
      if (cb)
        cb();
    }
  }
  aw<> c2() {
    asio::steady_timer t(co_await asio::this_coro::executor);
    while (!stop) {
      t.expires_after(50ms);
      co_await t.async_wait(asio::use_awaitable);
      std::cout << bytes << std::flush;
    }
  }
  aw<> c3() {
    asio::steady_timer t(co_await asio::this_coro::executor);
    while (!(*reg & 1)) {
      t.expires_after(50ms);
      co_await t.async_wait(asio::use_awaitable);
    }
  }
  aw<> c4() {
    asio::steady_timer t(co_await asio::this_coro::executor);
    while (!stop) {
      t.expires_after(500ms);
      co_await t.async_wait(asio::use_awaitable);
      if (std::chrono::steady_clock::now() - seen > 30s) {
        s.close();
        co_return;
      }
    }
  }
};
