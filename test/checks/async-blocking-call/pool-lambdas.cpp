// RUN: %check_tidy %s async-blocking-call %t -- -std=c++20

// A lambda that is handed to a pool blocks the pool, and its caller stays on
// the loop: what Boost.Asio 1.81 does, not what the words suggest.

#include <boost/asio.hpp>
#include <thread>

namespace asio = boost::asio;
using namespace std::chrono_literals;

asio::awaitable<void> offloads(asio::thread_pool &Pool, asio::io_context &Loop) {
  co_await asio::co_spawn(
      Pool,
      []() -> asio::awaitable<void> {
        std::this_thread::sleep_for(1s);
        co_return;
      },
      asio::use_awaitable);
  co_await asio::co_spawn(
      Pool,
      []() -> asio::awaitable<void> {
        std::this_thread::sleep_for(1s);
        co_return;
      }(),
      asio::use_awaitable);
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::this_thread::sleep_for' blocks
  auto Named = []() -> asio::awaitable<void> {
    std::this_thread::sleep_for(1s);
    co_await []() -> asio::awaitable<void> {
      std::this_thread::sleep_for(1s);
      co_return;
    }();
  };
  co_await asio::co_spawn(Pool, Named, asio::use_awaitable);
  asio::co_spawn(
      Loop,
      []() -> asio::awaitable<void> {
        std::this_thread::sleep_for(1s);
        // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: 'std::this_thread::sleep_for' blocks
        co_return;
      },
      asio::detached);
}

asio::awaitable<void> hops(asio::thread_pool &Pool) {
  co_await asio::post(Pool, asio::use_awaitable);
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::this_thread::sleep_for' blocks
  co_await asio::post(asio::bind_executor(Pool, asio::use_awaitable));
  std::this_thread::sleep_for(1s);
  co_await asio::post(Pool, asio::bind_executor(Pool, asio::use_awaitable));
  std::this_thread::sleep_for(1s);
  co_await asio::post(asio::use_awaitable);
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'std::this_thread::sleep_for' blocks
}
