// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %check_tidy %s async-blocking-call %t -- -std=c++20 -isystem %inputs/lib/cobalt

// A timer of Boost.Asio, awaited as Boost.Cobalt does it.

#include <boost/cobalt/promise.hpp>
#include <chrono>
#include <thread>
// CHECK-FIXES-DAG: #include <boost/asio/steady_timer.hpp>
// CHECK-FIXES-DAG: #include <boost/cobalt/op.hpp>

using namespace std::chrono_literals;

boost::cobalt::promise<void> sleeps() {
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::this_thread::sleep_for' blocks the event loop that runs this coroutine: it puts the thread to sleep; 'co_await boost::asio::steady_timer(co_await boost::cobalt::this_coro::executor, 1s).async_wait(boost::cobalt::use_op)' suspends instead [async-blocking-call]
  // CHECK-FIXES: co_await boost::asio::steady_timer(co_await boost::cobalt::this_coro::executor, 1s).async_wait(boost::cobalt::use_op);
  std::this_thread::sleep_until(std::chrono::steady_clock::now() + 2s);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::this_thread::sleep_until' blocks
  // CHECK-FIXES: co_await boost::asio::steady_timer(co_await boost::cobalt::this_coro::executor, std::chrono::steady_clock::now() + 2s).async_wait(boost::cobalt::use_op);
  co_return;
}
