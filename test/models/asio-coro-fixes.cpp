// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-blocking-call %t -- -std=c++20

#include <boost/asio/experimental/coro.hpp>
#include <chrono>
#include <thread>
// CHECK-FIXES-DAG: #include <boost/asio/experimental/use_coro.hpp>
// CHECK-FIXES-DAG: #include <boost/asio/steady_timer.hpp>

using namespace std::chrono_literals;

boost::asio::experimental::coro<void> work(boost::asio::any_io_executor);

boost::asio::experimental::coro<void> sleeps(boost::asio::any_io_executor Executor) {
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::this_thread::sleep_for' blocks the event loop that runs this coroutine: it puts the thread to sleep; 'co_await boost::asio::steady_timer(co_await boost::asio::this_coro::executor, 1s).async_wait(boost::asio::experimental::use_coro)' suspends instead [async-blocking-call]
  // CHECK-FIXES: co_await boost::asio::steady_timer(co_await boost::asio::this_coro::executor, 1s).async_wait(boost::asio::experimental::use_coro);
  co_await work(Executor);
}
