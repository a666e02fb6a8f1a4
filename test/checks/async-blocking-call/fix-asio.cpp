// RUN: %check_tidy %s async-blocking-call %t -- -std=c++20

// The sleep fix on the real Boost.Asio, with the include that is missing and
// none that is there; and the places where a co_await does not fit.

#include <boost/asio/awaitable.hpp>
#include <boost/asio/this_coro.hpp>
#include <chrono>
#include <thread>
#include <unistd.h>
// CHECK-FIXES: #include <boost/asio/steady_timer.hpp>

namespace asio = boost::asio;
using namespace std::chrono_literals;

asio::awaitable<void> sleeps(std::chrono::duration<double> Seconds) {
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::this_thread::sleep_for' blocks the event loop that runs this coroutine: it puts the thread to sleep; 'co_await boost::asio::steady_timer(co_await boost::asio::this_coro::executor, 1s).async_wait(boost::asio::use_awaitable)' suspends instead [async-blocking-call]
  // CHECK-FIXES: co_await boost::asio::steady_timer(co_await boost::asio::this_coro::executor, 1s).async_wait(boost::asio::use_awaitable);
  std::this_thread::sleep_until(std::chrono::steady_clock::now() + 1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::this_thread::sleep_until' blocks
  // CHECK-FIXES: co_await boost::asio::steady_timer(co_await boost::asio::this_coro::executor, std::chrono::steady_clock::now() + 1s).async_wait(boost::asio::use_awaitable);
  sleep(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleep' blocks
  // CHECK-FIXES: co_await boost::asio::steady_timer(co_await boost::asio::this_coro::executor, std::chrono::seconds(2)).async_wait(boost::asio::use_awaitable);
  // A duration of doubles does not convert to the timer's.
  std::this_thread::sleep_for(Seconds);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::this_thread::sleep_for' blocks
  // CHECK-FIXES: std::this_thread::sleep_for(Seconds);
  // The result is used.
  if (sleep(3))
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'sleep' blocks
    // CHECK-FIXES: if (sleep(3))
    co_return;
  [] { std::this_thread::sleep_for(4s); }();
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'std::this_thread::sleep_for' blocks
  // CHECK-FIXES: [] { std::this_thread::sleep_for(4s); }();
  try {
    co_return;
  } catch (...) {
    std::this_thread::sleep_for(5s);
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'std::this_thread::sleep_for' blocks
    // CHECK-FIXES: std::this_thread::sleep_for(5s);
  }
}

// No coroutine.
asio::awaitable<void> forwards() {
  std::this_thread::sleep_for(6s);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::this_thread::sleep_for' blocks
  // CHECK-FIXES: std::this_thread::sleep_for(6s);
  return sleeps(7s);
}
