// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-blocking-call %t -- -std=c++20 -DASIO_HAS_CO_AWAIT -DASIO_HAS_STD_COROUTINE

// In the namespace and with the headers of the standalone Asio. The two
// definitions are what Asio 1.22 needs to see clang's coroutines.

#include <asio/awaitable.hpp>
#include <chrono>
#include <thread>
// CHECK-FIXES-DAG: #include <asio/steady_timer.hpp>
// CHECK-FIXES-DAG: #include <asio/use_awaitable.hpp>

using namespace std::chrono_literals;

asio::awaitable<void> sleeps() {
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::this_thread::sleep_for' blocks the event loop that runs this coroutine: it puts the thread to sleep; 'co_await asio::steady_timer(co_await asio::this_coro::executor, 1s).async_wait(asio::use_awaitable)' suspends instead [async-blocking-call]
  // CHECK-FIXES: co_await asio::steady_timer(co_await asio::this_coro::executor, 1s).async_wait(asio::use_awaitable);
  co_return;
}
